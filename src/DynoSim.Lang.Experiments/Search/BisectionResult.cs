using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>The answer of a bisection.</summary>
/// <param name="Outcome">Whether there is one boundary.</param>
/// <param name="Boundary">
/// The last place at which the condition holds: the highest one where it holds at the low end, else the lowest. Null
/// where both ends agree. Where the condition is not monotone it is one boundary of several.
/// </param>
/// <param name="HoldsAtLow">Whether the condition holds at the low end: the boundary is a maximum then.</param>
/// <param name="Evaluated">Every place in the order in which it was asked for, and whether the condition held.</param>
/// <param name="Contradictions">Places that contradict a single boundary, or what both ends say; in order.</param>
public sealed record BisectionResult(
    BisectionOutcome Outcome,
    double? Boundary,
    bool HoldsAtLow,
    ImmutableArray<(double Place, bool Holds)> Evaluated,
    ImmutableArray<double> Contradictions);
