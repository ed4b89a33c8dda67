using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Log-normal: what lengths of prompts and answers usually look like.</summary>
/// <param name="Median">The median.</param>
/// <param name="P95">The 95th percentile; null if <paramref name="Sigma"/> is given.</param>
/// <param name="Sigma">The standard deviation of the logarithm; null if <paramref name="P95"/> is given.</param>
public sealed record LogNormalDistribution(double Median, double? P95, double? Sigma) : Distribution
{
    private static readonly double DeviationsAtP95 = DeterministicMath.InverseNormal(0.95);

    /// <summary>The standard deviation of the logarithm.</summary>
    public double Spread => Sigma ?? (DeterministicMath.Log((P95 ?? Median) / Median) / DeviationsAtP95);

    /// <inheritdoc/>
    public override double Mean => Median * DeterministicMath.Exp(Spread * Spread / 2);

    /// <inheritdoc/>
    public override (double Low, double High) Support => (0, double.PositiveInfinity);

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        P95.HasValue == Sigma.HasValue ? DistributionProblem.NotExactlyOneSpread
        : !double.IsFinite(Median) || !double.IsFinite(P95 ?? Sigma ?? 0) ? DistributionProblem.NotFinite
        : Median <= 0 ? DistributionProblem.MedianNotPositive
        : Sigma < 0 ? DistributionProblem.NegativeSpread
        : P95 < Median ? DistributionProblem.PercentileBelowMedian
        : DistributionProblem.None;

    /// <inheritdoc/>
    public override double At(double uniform) =>
        Median * DeterministicMath.Exp(Spread * DeterministicMath.InverseNormal(uniform));
}

/// <summary>Exponential: memoryless spans.</summary>
/// <param name="Average">The mean.</param>
public sealed record ExponentialDistribution(double Average) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => Average;

    /// <inheritdoc/>
    public override (double Low, double High) Support => (0, double.PositiveInfinity);

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        !double.IsFinite(Average) ? DistributionProblem.NotFinite
        : Average <= 0 ? DistributionProblem.MeanTooSmall
        : DistributionProblem.None;

    /// <inheritdoc/>
    public override double At(double uniform) => -Average * DeterministicMath.Log(1 - uniform);
}

/// <summary>Geometric over 1, 2, …: trials up to the first success.</summary>
/// <param name="Average">The mean, at least 1.</param>
public sealed record GeometricDistribution(double Average) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => Average;

    /// <inheritdoc/>
    public override (double Low, double High) Support => (1, Average == 1 ? 1 : double.PositiveInfinity);

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        !double.IsFinite(Average) ? DistributionProblem.NotFinite
        : Average < 1 ? DistributionProblem.MeanTooSmall
        : DistributionProblem.None;

    /// <inheritdoc/>
    public override double At(double uniform) => Average == 1
        ? 1
        : 1 + Math.Floor(DeterministicMath.Log(1 - uniform) / DeterministicMath.Log(1 - (1 / Average)));
}

/// <summary>Zipf over ranks 1 to <see cref="Ranks"/>: rank k has weight k^-s.</summary>
/// <param name="Exponent">The exponent s.</param>
/// <param name="Ranks">Number of ranks; whoever uses the distribution as a popularity sets it.</param>
public sealed record ZipfDistribution(double Exponent, long Ranks = ZipfDistribution.DefaultRanks) : Distribution
{
    /// <summary>Ranks where nothing else bounds them.</summary>
    public const long DefaultRanks = 1_000;

    private double[]? _cumulative;

    /// <inheritdoc/>
    public override double Mean
    {
        get
        {
            var cumulative = Cumulative();
            var mean = 0.0;
            for (var rank = 0; rank < cumulative.Length; rank++)
            {
                mean += (rank + 1) * (cumulative[rank] - (rank == 0 ? 0 : cumulative[rank - 1]));
            }

            return mean;
        }
    }

    /// <inheritdoc/>
    public override (double Low, double High) Support => (1, Ranks);

    /// <inheritdoc/>
    public override DistributionProblem Problem =>
        !double.IsFinite(Exponent) ? DistributionProblem.NotFinite
        : Exponent <= 0 ? DistributionProblem.ExponentNotPositive
        : DistributionProblem.None;

    /// <inheritdoc/>
    public override double At(double uniform)
    {
        var cumulative = Cumulative();
        var found = Array.BinarySearch(cumulative, uniform);
        return Math.Min(Ranks, (found < 0 ? ~found : found + 1) + 1);
    }

    /// <inheritdoc/>
    public bool Equals(ZipfDistribution? other) =>
        other is not null && Exponent == other.Exponent && Ranks == other.Ranks;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Exponent, Ranks);

    private double[] Cumulative()
    {
        if (_cumulative is { } known && known.Length == Ranks)
        {
            return known;
        }

        var sums = new double[Ranks];
        var total = 0.0;
        for (var rank = 1L; rank <= Ranks; rank++)
        {
            total += DeterministicMath.Pow(rank, -Exponent);
            sums[rank - 1] = total;
        }

        for (var rank = 0; rank < sums.Length; rank++)
        {
            sums[rank] /= total;
        }

        return _cumulative = sums;
    }
}
