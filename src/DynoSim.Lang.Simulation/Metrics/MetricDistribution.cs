namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// The values of a metric over a run, and every figure that can be read from them, in the metric's base unit (seconds
/// for times).
/// </summary>
public abstract class MetricDistribution
{
    private readonly double _scale;

    /// <summary>A distribution whose values are kept in a unit of its own.</summary>
    /// <param name="scale">So many of that unit make one base unit.</param>
    private protected MetricDistribution(double scale) => _scale = scale;

    /// <summary>Number of values.</summary>
    public abstract long Count { get; }

    /// <summary>
    /// How far a percentile may be from that of the values themselves, relative to it; 0 where it is exact.
    /// </summary>
    public virtual double PercentileError => 0;

    /// <summary>Arithmetic mean; NaN without values.</summary>
    public double Mean => Count == 0 ? double.NaN : Moments().Mean / _scale;

    /// <summary>Standard deviation, division by the number of values; NaN without values.</summary>
    public double Std => Count == 0 ? double.NaN : Moments().Std / _scale;

    /// <summary>Least value; NaN without values.</summary>
    public double Min => Count == 0 ? double.NaN : Moments().Min / _scale;

    /// <summary>Greatest value; NaN without values.</summary>
    public double Max => Count == 0 ? double.NaN : Moments().Max / _scale;

    /// <summary>
    /// Linear interpolation between the two values around rank <paramref name="quantile"/> (n - 1), counted from 0.
    /// </summary>
    /// <param name="quantile">From 0 to 1.</param>
    /// <returns>The percentile; NaN without values.</returns>
    public double Percentile(double quantile)
    {
        Span<double> result = stackalloc double[1];
        Percentiles([quantile], result);
        return result[0];
    }

    /// <summary>Several percentiles at once, which costs little more than one; NaN without values.</summary>
    /// <param name="quantiles">From 0 to 1, in any order.</param>
    /// <param name="results">One for each quantile.</param>
    public void Percentiles(ReadOnlySpan<double> quantiles, Span<double> results)
    {
        if (Count == 0)
        {
            results.Fill(double.NaN);
            return;
        }

        Span<long> ranks = stackalloc long[2 * quantiles.Length];
        Span<double> values = stackalloc double[ranks.Length];
        for (var index = 0; index < quantiles.Length; index++)
        {
            var below = (long)Math.Floor(PlaceOf(quantiles[index]));
            ranks[2 * index] = below;
            ranks[(2 * index) + 1] = Math.Min(below + 1, Count - 1);
        }

        ShellSort.Sort(ranks);
        AtRanks(ranks, values);
        for (var index = 0; index < quantiles.Length; index++)
        {
            var place = PlaceOf(quantiles[index]);
            var below = (long)Math.Floor(place);
            var low = values[ShellSort.IndexOf(ranks, below)];
            var high = values[ShellSort.IndexOf(ranks, Math.Min(below + 1, Count - 1))];
            var part = place - below;
            var between = part < 0.5 ? low + ((high - low) * part) : high - ((high - low) * (1 - part));
            results[index] = between / _scale;
        }
    }

    /// <summary>All the usual figures at once, which costs little more than one of them.</summary>
    public MetricSummary Summarise()
    {
        if (Count == 0)
        {
            return MetricSummary.Empty;
        }

        var moments = Moments();
        Span<double> p = stackalloc double[MetricSummary.Quantiles.Length];
        Percentiles(MetricSummary.Quantiles, p);
        return new MetricSummary(
            moments.Mean / _scale, moments.Std / _scale, moments.Min / _scale, moments.Max / _scale,
            p[0], p[1], p[2], p[3], p[4], p[5], Count)
        {
            PercentileError = PercentileError,
        };
    }

    /// <summary>Mean, deviation, least and greatest value, unscaled.</summary>
    private protected abstract (double Mean, double Std, double Min, double Max) Moments();

    /// <summary>The values at ranks, counted from 0, unscaled.</summary>
    /// <param name="ranks">Ascending.</param>
    /// <param name="values">One for each rank.</param>
    private protected abstract void AtRanks(ReadOnlySpan<long> ranks, Span<double> values);

    private double PlaceOf(double quantile) => Math.Clamp(quantile, 0, 1) * (Count - 1);
}
