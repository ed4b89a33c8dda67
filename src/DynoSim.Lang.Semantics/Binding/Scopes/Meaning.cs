using DynoSim.Lang.Semantics.Binding.Metrics;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Scopes;

/// <summary>What a name stands for.</summary>
internal abstract record Meaning;

/// <summary>A formal or loop variable.</summary>
internal sealed record LocalMeaning(int Hops, int Slot, LocalName Local) : Meaning;

/// <summary>A member of an enclosing object.</summary>
internal sealed record MemberMeaning(int Hops, ObjectScope Scope, string Name, LanguageType Type, KnobPhase Phase)
    : Meaning;

/// <summary>An object of the simulated state.</summary>
internal sealed record ContextMeaning(string Name, ContextSchema Context, KnobPhase Phase) : Meaning;

/// <summary>A member of an object of the simulated state that needs no name before it.</summary>
internal sealed record SignalMeaning(ScopeSchema Scope, SignalSchema Signal) : Meaning;

/// <summary>Something declared or imported by the file, or by the prelude.</summary>
internal sealed record SymbolMeaning(Symbol Symbol) : Meaning;

/// <summary>A builtin function.</summary>
internal sealed record FunctionMeaning(FunctionGroup Group) : Meaning;

/// <summary>A metric.</summary>
internal sealed record MetricMeaning(MetricInfo Metric) : Meaning;

/// <summary>The name of an enum.</summary>
internal sealed record EnumMeaning(EnumType Type) : Meaning;

/// <summary>A member of the scenario an experiment is of.</summary>
internal sealed record SubjectMeaning(EntitySymbol Scenario, LanguageType ScenarioType, string Name, LanguageType Type)
    : Meaning;

/// <summary>A name that stands for a bound expression.</summary>
internal sealed record AliasMeaning(Bound.BoundExpression Expression) : Meaning;
