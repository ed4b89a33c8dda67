namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// The figures of a distribution, in the base unit of what it measures (seconds for times). The standard deviation is
/// that of the values themselves (division by their number). A percentile is the linear interpolation between the two
/// values around rank q (n - 1), counted from 0: the rule of AIPerf and numpy. All are NaN where there is no value.
/// </summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Std">Standard deviation.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">75th percentile.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="P999">99.9th percentile.</param>
/// <param name="Count">Number of values.</param>
public sealed record MetricSummary(
    double Mean,
    double Std,
    double Min,
    double Max,
    double P50,
    double P75,
    double P90,
    double P95,
    double P99,
    double P999,
    long Count)
{
    /// <summary>
    /// How far a percentile may be from that of the values themselves, relative to it; 0 where it is exact.
    /// </summary>
    public double PercentileError { get; init; }

    /// <summary>No values.</summary>
    public static MetricSummary Empty { get; } = new(
        double.NaN, double.NaN, double.NaN, double.NaN, double.NaN,
        double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 0);

    /// <summary>The percentiles every summary has, as fractions.</summary>
    internal static ReadOnlySpan<double> Quantiles => [0.5, 0.75, 0.9, 0.95, 0.99, 0.999];
}
