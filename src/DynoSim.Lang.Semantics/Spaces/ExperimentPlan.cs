using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>An experiment checked: what varies, how points are chosen, what is better, what must hold.</summary>
public sealed record ExperimentPlan
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The scenario it is of.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it is declared.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its axes; of united experiments, the different ones of all of them.</summary>
    public required ImmutableArray<AxisPlan> Axes { get; init; }

    /// <summary>How points are chosen.</summary>
    public required SearchPlan Search { get; init; }

    /// <summary>Repetitions of each point, at least 1; the r-th has the scenario's seed plus r.</summary>
    public required int Replicate { get; init; }

    /// <summary>What is optimised, in source order.</summary>
    public required ImmutableArray<ObjectivePlan> Objectives { get; init; }

    /// <summary>What must hold over the points, in source order.</summary>
    public required ImmutableArray<ExpectationPlan> Expectations { get; init; }

    /// <summary>The object, against which expectations over all points are evaluated.</summary>
    public required EntityValue Entity { get; init; }

    /// <summary>
    /// 64 hexadecimal digits: the hash of the scenario, the axes with their values, the search, the repetitions and
    /// what is read of each run. Results under one fingerprint belong together.
    /// </summary>
    public required string Fingerprint { get; init; }
}

/// <summary>One axis, for reports and searches.</summary>
/// <param name="Paths">What it sets; several for a tuple axis.</param>
/// <param name="Values">
/// Its values, each as read; empty of an interval and of an axis whose values depend on others.
/// </param>
/// <param name="IsOrdered">Whether neighbouring values are alike, as numbers are and routers are not.</param>
/// <param name="Interval">The ends in base units, of an axis over an interval.</param>
public sealed record AxisPlan(
    ImmutableArray<string> Paths, ImmutableArray<string> Values, bool IsOrdered, (double Low, double High)? Interval)
{
    /// <summary>The paths as written.</summary>
    public string Text => string.Join(", ", Paths);
}

/// <summary>What is optimised.</summary>
/// <param name="Text">The expression as written, on one line.</param>
/// <param name="IsMaximizing">Whether more is better.</param>
/// <param name="Dimension">The dimension of its values.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ObjectivePlan(
    string Text, bool IsMaximizing, Quantities.Dimension Dimension, SourceLocation Location);
