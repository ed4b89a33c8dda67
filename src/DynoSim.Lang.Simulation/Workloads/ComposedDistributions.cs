using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>One of several distributions, chosen by share.</summary>
/// <param name="Parts">Shares, summing to 1, and what each draws from.</param>
public sealed record MixtureDistribution(ImmutableArray<(double Share, Distribution Part)> Parts) : Distribution
{
    private const double ShareTolerance = 1e-9;
    private const double BelowOne = 1 - (1.0 / (1L << 53));

    /// <inheritdoc/>
    public override double Mean => Parts.Sum(part => part.Share * part.Part.Mean);

    /// <inheritdoc/>
    public override (double Low, double High) Support => Parts.IsEmpty
        ? (0, 0)
        : (Parts.Min(part => part.Part.Support.Low), Parts.Max(part => part.Part.Support.High));

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        Parts.IsEmpty ? DistributionProblem.Empty
        : Parts.Any(part => part.Share < 0) || Math.Abs(Parts.Sum(part => part.Share) - 1) > ShareTolerance
            ? DistributionProblem.SharesNotWhole
        : Parts.Select(part => part.Part.Problem).FirstOrDefault(problem => problem != DistributionProblem.None);

    /// <inheritdoc/>
    public override bool IsKnown => Parts.All(part => part.Part.IsKnown);

    /// <inheritdoc/>
    public override double At(double uniform)
    {
        var (part, rest) = Choose(uniform);
        return part.At(rest);
    }

    /// <inheritdoc/>
    public override long WholeAt(double uniform)
    {
        var (part, rest) = Choose(uniform);
        return part.WholeAt(rest);
    }

    // The place of the number within its part's share is uniform again, so one draw serves both choices.
    private (Distribution Part, double Uniform) Choose(double uniform)
    {
        var below = 0.0;
        for (var index = 0; index < Parts.Length; index++)
        {
            var (share, part) = Parts[index];
            if (share > 0 && (uniform < below + share || index == Parts.Length - 1))
            {
                return (part, Math.Clamp((uniform - below) / share, double.Epsilon, BelowOne));
            }

            below += share;
        }

        return (Parts[^1].Part, uniform);
    }
}

/// <summary>Another distribution whose values outside a range become the nearest end of it.</summary>
/// <param name="Inner">What is clamped.</param>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
public sealed record ClampedDistribution(Distribution Inner, double Low, double High) : Distribution
{
    // The clamped value is a function of one uniform number, so its mean is an integral over (0, 1).
    private const int MeanParts = 4_096;

    /// <inheritdoc/>
    public override double Mean
    {
        get
        {
            var sum = 0.0;
            for (var part = 0; part < MeanParts; part++)
            {
                sum += At((part + 0.5) / MeanParts);
            }

            return sum / MeanParts;
        }
    }

    /// <inheritdoc/>
    public override (double Low, double High) Support =>
        (Math.Clamp(Inner.Support.Low, Low, High), Math.Clamp(Inner.Support.High, Low, High));

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        double.IsNaN(Low) || double.IsNaN(High) ? DistributionProblem.NotFinite
        : Low > High ? DistributionProblem.LowAboveHigh
        : Inner.Problem;

    /// <inheritdoc/>
    public override bool IsKnown => Inner.IsKnown;

    /// <inheritdoc/>
    public override double At(double uniform) => Math.Clamp(Inner.At(uniform), Low, High);

    /// <inheritdoc/>
    public override long WholeAt(double uniform) =>
        (long)Math.Clamp(Inner.WholeAt(uniform), Math.Ceiling(Low), Math.Floor(High));
}

/// <summary>The values of a column of a file, each as likely as it is frequent.</summary>
/// <param name="Path">The file as the user wrote it.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Values">The values; empty until whoever opens files has read them.</param>
public sealed record EmpiricalDistribution(string Path, string Column, ImmutableArray<double> Values) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => Values.IsEmpty ? double.NaN : Values.Sum() / Values.Length;

    /// <inheritdoc/>
    public override (double Low, double High) Support =>
        Values.IsEmpty ? (0, double.PositiveInfinity) : (Values.Min(), Values.Max());

    /// <inheritdoc/>
    public override bool IsKnown => !Values.IsEmpty;

    /// <inheritdoc/>
    public override double At(double uniform) => Values[Math.Min((int)(uniform * Values.Length), Values.Length - 1)];
}
