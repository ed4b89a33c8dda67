namespace DynoSim.Lang.Experiments.Statistics;

/// <summary>What repetitions say about a comparison.</summary>
public enum IntervalVerdict
{
    /// <summary>The whole interval is on the right side.</summary>
    Holds,

    /// <summary>The whole interval is on the wrong side.</summary>
    Fails,

    /// <summary>The bound is within the interval, or a value is undefined: more repetitions may tell.</summary>
    Inconclusive,
}
