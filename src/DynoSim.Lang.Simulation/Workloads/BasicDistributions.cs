using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Always the same value.</summary>
/// <param name="Value">The value.</param>
public sealed record ConstantDistribution(double Value) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => Value;

    /// <inheritdoc/>
    public override (double Low, double High) Support => (Value, Value);

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        double.IsFinite(Value) ? DistributionProblem.None : DistributionProblem.NotFinite;

    /// <inheritdoc/>
    public override double At(double uniform) => Value;
}

/// <summary>Every value between two bounds alike; whole numbers from bound to bound where T counts something.</summary>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
public sealed record UniformDistribution(double Low, double High) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => Low + ((High - Low) / 2);

    /// <inheritdoc/>
    public override (double Low, double High) Support => (Low, High);

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        !double.IsFinite(Low) || !double.IsFinite(High) ? DistributionProblem.NotFinite
        : Low > High ? DistributionProblem.LowAboveHigh
        : DistributionProblem.None;

    /// <inheritdoc/>
    public override double At(double uniform) => Low + (uniform * (High - Low));

    /// <inheritdoc/>
    public override long WholeAt(double uniform)
    {
        var least = Math.Ceiling(Low);
        var count = Math.Floor(High) - least + 1;
        return count < 1 ? base.WholeAt(uniform) : (long)Math.Min(least + Math.Floor(uniform * count), High);
    }
}

/// <summary>Normal, cut at six standard deviations, where one value in a billion lies beyond.</summary>
/// <param name="Average">The mean.</param>
/// <param name="Std">The standard deviation.</param>
public sealed record NormalDistribution(double Average, double Std) : Distribution
{
    /// <summary>Standard deviations from the mean to the cut.</summary>
    public const double CutDeviations = 6;

    /// <inheritdoc/>
    public override double Mean => Average;

    /// <inheritdoc/>
    public override (double Low, double High) Support =>
        (Average - (CutDeviations * Std), Average + (CutDeviations * Std));

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        !double.IsFinite(Average) || !double.IsFinite(Std) ? DistributionProblem.NotFinite
        : Std < 0 ? DistributionProblem.NegativeSpread
        : DistributionProblem.None;

    /// <inheritdoc/>
    public override double At(double uniform)
    {
        var deviations = DeterministicMath.InverseNormal(uniform);
        return Average + (Std * Math.Clamp(deviations, -CutDeviations, CutDeviations));
    }
}
