namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>A metric with one value a request. All figures are exact, whatever the number of requests.</summary>
public sealed class SampleDistribution : MetricDistribution
{
    private readonly ReadOnlyMemory<double> _values;
    private (double Mean, double Std, double Min, double Max)? _moments;

    /// <summary>A distribution of values.</summary>
    /// <param name="values">The values, finite; not to be changed afterwards.</param>
    /// <param name="scale">So many of the values' unit make one base unit: 1e12 for picoseconds.</param>
    public SampleDistribution(double[] values, double scale)
        : this(values.AsMemory(), scale)
    {
    }

    /// <summary>A distribution of the values in a part of an array.</summary>
    /// <param name="values">The values, finite; not to be changed afterwards.</param>
    /// <param name="scale">So many of the values' unit make one base unit.</param>
    internal SampleDistribution(ReadOnlyMemory<double> values, double scale)
        : base(scale) => _values = values;

    /// <inheritdoc/>
    public override long Count => _values.Length;

    private protected override (double Mean, double Std, double Min, double Max) Moments() =>
        _moments ??= ComputeMoments();

    private protected override void AtRanks(ReadOnlySpan<long> ranks, Span<double> values) =>
        RankSelection.Select(_values.Span, ranks, values);

    private (double Mean, double Std, double Min, double Max) ComputeMoments()
    {
        var all = _values.Span;
        var (least, greatest) = LaneSums.Range(all);
        var mean = LaneSums.Sum(all) / all.Length;
        return (mean, Math.Sqrt(LaneSums.SumOfSquares(all, mean) / all.Length), least, greatest);
    }
}
