using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// A scenario resolved: everything a run needs, without syntax. Two plans with one fingerprint give one result.
/// </summary>
public sealed record ScenarioPlan
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>The scenario as the runtime knows it; the pools know their KV capacity.</summary>
    public required ScenarioOptions Options { get; init; }

    /// <summary>The decision of the deployment's router.</summary>
    public required RouterPlan Router { get; init; }

    /// <summary>When a request is good; null without an SLO.</summary>
    public SloPlan? Slo { get; init; }

    /// <summary>Which rows of the trace are replayed; null for all.</summary>
    public FilterPlan? Filter { get; init; }

    /// <summary>The timing of a worker of each pool, in declaration order.</summary>
    public required ImmutableArray<PassTiming> Timings { get; init; }

    /// <summary>The memory of a worker of each pool, in declaration order.</summary>
    public required ImmutableArray<KvBudget> Budgets { get; init; }

    /// <summary>What must hold of the result, inherited expectations first.</summary>
    public ImmutableArray<ExpectationPlan> Expectations { get; init; } = [];

    /// <summary>What was derived and assumed, for the report.</summary>
    public ImmutableArray<PlanNote> Notes { get; init; } = [];

    /// <summary>The trace file to open; null for a generated workload.</summary>
    public TracePlan? Trace { get; init; }

    /// <summary>The object the plan was made of; expectations are evaluated against it.</summary>
    public required EntityValue Entity { get; init; }

    /// <summary>The canonical form; empty where the plan is only checked. See <see cref="CanonicalForm"/>.</summary>
    public string Canonical { get; init; } = "";

    /// <summary>
    /// SHA-256 over the canonical form and the versions that give it its meaning, 64 hexadecimal digits; empty where
    /// the plan is only checked.
    /// </summary>
    public string Fingerprint { get; init; } = "";
}

/// <summary>A trace file of a plan.</summary>
/// <param name="Path">The path to open.</param>
/// <param name="BlockTokens">Tokens that one content hash stands for.</param>
/// <param name="Location">Where it is written.</param>
public sealed record TracePlan(string Path, long BlockTokens, SourceLocation Location);

/// <summary>Something the report says about how the plan came to its numbers.</summary>
/// <param name="Subject">What it is about: a pool, the workload.</param>
/// <param name="Title">One line, such as <c>KV capacity 369_000tok</c>.</param>
/// <param name="Lines">The derivation, one term a line.</param>
/// <param name="IsAssumption">Whether the tool assumed it because nothing was said.</param>
public sealed record PlanNote(string Subject, string Title, ImmutableArray<string> Lines, bool IsAssumption);
