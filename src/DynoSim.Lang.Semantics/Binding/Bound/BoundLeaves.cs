using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Bound;

/// <summary>A literal, an enum member or a word: a value that needs no evaluation.</summary>
public sealed record BoundConstant(SourceLocation Location, LanguageType Type, Value Value)
    : BoundExpression(Location, Type, KnobPhase.Static);

/// <summary>A file-level param, let or entity.</summary>
/// <param name="Location">Where it is named.</param>
/// <param name="Type">Its type.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Symbol">What is named.</param>
public sealed record BoundDefinition(
    SourceLocation Location, LanguageType Type, KnobPhase Phase, DefinitionSymbol Symbol)
    : BoundExpression(Location, Type, Phase);

/// <summary>A formal of a function or the variable of a comprehension.</summary>
/// <param name="Location">Where it is named.</param>
/// <param name="Type">Its type.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Hops">How many environments outward it lives.</param>
/// <param name="Slot">Its position there.</param>
public sealed record BoundLocal(SourceLocation Location, LanguageType Type, KnobPhase Phase, int Hops, int Slot)
    : BoundExpression(Location, Type, Phase);

/// <summary>
/// The object whose block encloses the expression, so many blocks outward; late-bound to the final object.
/// </summary>
public sealed record BoundSelf(SourceLocation Location, LanguageType Type, int Hops)
    : BoundExpression(Location, Type, KnobPhase.Static);

/// <summary>A member of an object: property, sub-block, block-local param or let, or derived value.</summary>
/// <param name="Location">Where it is named, target included.</param>
/// <param name="Type">The member's type.</param>
/// <param name="Phase">The member's phase.</param>
/// <param name="Target">The object.</param>
/// <param name="Name">The member.</param>
public sealed record BoundMember(
    SourceLocation Location, LanguageType Type, KnobPhase Phase, BoundExpression Target, string Name)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Target is BoundSelf ? [] : [Target];
}

/// <summary>An object of the simulated state, such as <c>worker</c>.</summary>
/// <param name="Location">Where it is named.</param>
/// <param name="Type">The type of the object.</param>
/// <param name="Phase">When it exists.</param>
/// <param name="Name">Its name in the language; of a planner's pool, the pool's name.</param>
/// <param name="Schema">What it offers.</param>
public sealed record BoundContext(
    SourceLocation Location, LanguageType Type, KnobPhase Phase, string Name, ContextSchema Schema)
    : BoundExpression(Location, Type, Phase);

/// <summary>
/// A member of an object of the simulated state: <c>worker.queued</c>, <c>worker.overlap(request)</c>.
/// </summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Phase">When it has a value.</param>
/// <param name="Target">The object.</param>
/// <param name="Signal">The member.</param>
/// <param name="Arguments">The arguments of a function; empty for a value.</param>
public sealed record BoundSignal(
    SourceLocation Location,
    LanguageType Type,
    KnobPhase Phase,
    BoundContext Target,
    SignalSchema Signal,
    ImmutableArray<BoundExpression> Arguments)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Arguments;
}
