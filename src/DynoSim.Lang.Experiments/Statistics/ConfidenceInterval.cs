namespace DynoSim.Lang.Experiments.Statistics;

/// <summary>
/// Where the mean of repetitions lies with a given confidence, by Student's t: exact for normal values, close for
/// averages over many requests, and too narrow for a few values of a very skewed distribution.
/// </summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Mean">The mean of the repetitions.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Count">The number of repetitions; a single one is its own interval.</param>
public readonly record struct ConfidenceInterval(double Lower, double Mean, double Upper, int Count)
{
    /// <summary>The confidence used throughout.</summary>
    public const double Usual = 0.95;

    /// <summary>An exactly known value.</summary>
    /// <param name="value">The value.</param>
    public static ConfidenceInterval Exactly(double value) => new(value, value, value, 1);

    /// <summary>The interval of a mean; NaN without values.</summary>
    /// <param name="values">One value per repetition.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static ConfidenceInterval OfMean(IReadOnlyList<double> values, double confidence = Usual)
    {
        var (count, mean, deviation) = SampleSummary.Of(values);
        if (count < 2 || deviation == 0)
        {
            return new(mean, mean, mean, count);
        }

        var half = StudentT.Quantile(0.5 + (confidence / 2), count - 1) * deviation / Math.Sqrt(count);
        return new(mean - half, mean, mean + half, count);
    }

    /// <summary>
    /// The interval of the mean difference, repetition by repetition: with common random numbers what both share falls
    /// out, and the interval is narrower than that of either.
    /// </summary>
    /// <param name="values">One value per repetition.</param>
    /// <param name="baseline">What is subtracted, of the same repetitions.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static ConfidenceInterval OfDifferences(
        IReadOnlyList<double> values, IReadOnlyList<double> baseline, double confidence = Usual)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(baseline);
        return values.Count == baseline.Count
            ? OfMean([.. values.Select((value, at) => value - baseline[at])], confidence)
            : throw new ArgumentException("Pairs need equally many values.", nameof(baseline));
    }

    /// <summary>Whether the value stands in a relation to a bound, does not, or cannot be told.</summary>
    /// <param name="relation">The relation of the value, on the left, to the bound.</param>
    /// <param name="bound">The bound.</param>
    public IntervalVerdict Judge(Relation relation, double bound)
    {
        if (double.IsNaN(Lower) || double.IsNaN(Upper) || double.IsNaN(bound))
        {
            return IntervalVerdict.Inconclusive;
        }

        return relation switch
        {
            Relation.Less => Decide(Upper < bound, Lower >= bound),
            Relation.LessOrEqual => Decide(Upper <= bound, Lower > bound),
            Relation.Greater => Decide(Lower > bound, Upper <= bound),
            Relation.GreaterOrEqual => Decide(Lower >= bound, Upper < bound),
            Relation.Equal => Decide(Lower == bound && Upper == bound, Lower > bound || Upper < bound),
            Relation.NotEqual => Decide(Lower > bound || Upper < bound, Lower == bound && Upper == bound),
            _ => throw new ArgumentOutOfRangeException(nameof(relation)),
        };
    }

    private static IntervalVerdict Decide(bool holds, bool fails) =>
        holds ? IntervalVerdict.Holds : fails ? IntervalVerdict.Fails : IntervalVerdict.Inconclusive;
}
