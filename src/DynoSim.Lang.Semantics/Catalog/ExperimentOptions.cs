using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>A space of scenarios around one. Nothing of it reaches the simulation, so it stands here.</summary>
[Kind("experiment", Doc = "A space of scenarios around one, and what is asked of it.", TopLevel = true,
    HasSubject = true)]
[Statement(StatementKind.Vary, Type = "T", Repeatable = true, Doc = "A setting and the values it takes.")]
[Statement(StatementKind.Where, Repeatable = true, Doc = "Which points belong to the space.")]
[Statement(
    StatementKind.Objective, Type = "T", Phase = KnobPhase.Result, Repeatable = true, Doc = "What is optimised.")]
[Statement(
    StatementKind.Expect,
    Phase = KnobPhase.Result,
    Repeatable = true,
    Doc = "What must hold over the points.")]
public sealed record ExperimentOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "experiment";

    /// <summary>Repetitions of each point, with the same random streams at every point.</summary>
    [Knob("Count", Default = "1", Range = "1..10_000", Doc = "Repetitions of each point, paired over the points.")]
    public long Replicate { get; init; } = 1;

    /// <summary>How the points are chosen.</summary>
    [Knob(
        "Search",
        Default = "exhaustive()",
        Doc = "How the points are chosen: exhaustive(limit), sample(n, method), bayesian(trials), "
        + "bisect(axis, while).")]
    public string Search { get; init; } = "exhaustive";

    /// <summary>The points of other experiments, joined.</summary>
    [Knob("Points?", Doc = "The points of other experiments, joined.")]
    public string? Points { get; init; }

    /// <summary>Points before <c>where</c>.</summary>
    [Knob("Count", Derived = true, Doc = "Number of points before `where`.")]
    public long GridSize { get; init; }

    /// <summary>The points no other is better than.</summary>
    [Knob("Frontier", Derived = true, Doc = "The points that no other point beats in every objective.")]
    public string Frontier { get; init; } = "";
}
