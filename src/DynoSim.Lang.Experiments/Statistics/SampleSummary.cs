namespace DynoSim.Lang.Experiments.Statistics;

/// <summary>Mean and spread of some repetitions.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Mean">The arithmetic mean; NaN without values.</param>
/// <param name="StandardDeviation">That of a sample (division by n - 1); 0 for a single value.</param>
public readonly record struct SampleSummary(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The summary of some values, in two passes.</summary>
    /// <param name="values">The values; one that is not finite makes the summary NaN.</param>
    public static SampleSummary Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2)
        {
            return values.Count == 0 ? new(0, double.NaN, double.NaN) : new(1, values[0], 0);
        }

        // Relative to the first value, so that equal values have exactly their mean and no spread at all.
        var (first, sum) = (values[0], 0.0);
        for (var at = 1; at < values.Count; at++)
        {
            sum += values[at] - first;
        }

        var mean = first + (sum / values.Count);
        var squares = 0.0;
        for (var at = 0; at < values.Count; at++)
        {
            squares += (values[at] - mean) * (values[at] - mean);
        }

        return new(values.Count, mean, Math.Sqrt(squares / (values.Count - 1)));
    }
}
