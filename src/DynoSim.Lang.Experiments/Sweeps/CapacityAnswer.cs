using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>Where along one axis a condition stops, or begins, to hold.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Others">The settings of the other axes, on one line; empty if there are none.</param>
/// <param name="Outcome">What was found.</param>
/// <param name="IsHighest">
/// Whether the answer, if there is one, is the highest value at which the condition holds; else it is the lowest.
/// </param>
/// <param name="Answer">The last point at which it holds; null if it holds nowhere or everywhere.</param>
/// <param name="Evaluations">Points that were run for it.</param>
public sealed record CapacityAnswer(
    string Axis, string Others, BisectionOutcome Outcome, bool IsHighest, SpacePoint? Answer, int Evaluations)
{
    /// <summary>The value of the axis at the answer, as a person reads it; null if there is none.</summary>
    public string? Value => Setting?.Text;

    /// <summary>The axis at the answer; null if there is none.</summary>
    public PointSetting? Setting =>
        Answer?.Settings.FirstOrDefault(setting => Axis.Split(", ").Contains(setting.Path));
}
