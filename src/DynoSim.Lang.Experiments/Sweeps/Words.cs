using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Experiments.Statistics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>What verdicts are called outside the tool.</summary>
public static class Words
{
    /// <summary>A verdict on an expectation.</summary>
    public static string Of(IntervalVerdict? verdict) => verdict switch
    {
        IntervalVerdict.Holds => "holds",
        IntervalVerdict.Fails => "fails",
        IntervalVerdict.Inconclusive => "inconclusive",
        _ => "no value",
    };

    /// <summary>What a bisection found.</summary>
    public static string Of(BisectionOutcome outcome) => outcome switch
    {
        BisectionOutcome.Found => "found",
        BisectionOutcome.HoldsEverywhere => "holds everywhere",
        BisectionOutcome.HoldsNowhere => "holds nowhere",
        _ => "not monotone",
    };
}
