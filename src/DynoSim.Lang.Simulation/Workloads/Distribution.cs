namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// A distribution of the language, <c>Dist&lt;T&gt;</c>: a value whose mean and support are known before a run.
/// Numbers are in base units of T (tokens, seconds, counts). A draw is a pure function of one uniform number, so that
/// distributions compose without sharing any state.
/// </summary>
public abstract record Distribution
{
    private const double LargestWhole = 1L << 62;

    /// <summary>Expected value, in base units.</summary>
    public abstract double Mean { get; }

    /// <summary>The values it can take, both ends included; an end may be infinite.</summary>
    public abstract (double Low, double High) Support { get; }

    /// <summary>Why nothing can be drawn; <see cref="DistributionProblem.None"/> if it can.</summary>
    public virtual DistributionProblem Problem => DistributionProblem.None;

    /// <summary>Whether its values are known: those of a column of a file are not before somebody reads it.</summary>
    public virtual bool IsKnown => true;

    /// <summary>The value a uniform number in (0, 1) stands for.</summary>
    public abstract double At(double uniform);

    /// <summary>The same where only whole numbers make sense: the nearest one.</summary>
    public virtual long WholeAt(double uniform) =>
        (long)Math.Round(Math.Clamp(At(uniform), long.MinValue, LargestWhole));

    /// <summary>Always one value: what a plain <c>T</c> means where a distribution is expected.</summary>
    public static Distribution Constant(double value) => new ConstantDistribution(value);
}

/// <summary>What makes a distribution's parameters meaningless.</summary>
public enum DistributionProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The lower bound is above the upper one.</summary>
    LowAboveHigh,

    /// <summary>The 95th percentile is not above the median.</summary>
    PercentileBelowMedian,

    /// <summary>The median is not positive.</summary>
    MedianNotPositive,

    /// <summary>Neither or both of two alternative parameters are given.</summary>
    NotExactlyOneSpread,

    /// <summary>The standard deviation is negative.</summary>
    NegativeSpread,

    /// <summary>The mean is too small for the distribution.</summary>
    MeanTooSmall,

    /// <summary>The exponent is not positive.</summary>
    ExponentNotPositive,

    /// <summary>The shares do not sum to 100%, or one is negative.</summary>
    SharesNotWhole,

    /// <summary>There are no values.</summary>
    Empty,

    /// <summary>A number is not finite.</summary>
    NotFinite,
}
