namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// A metric of more values than are kept: how many lie in bins whose width is 2^-14 of where they begin or less. A
/// percentile is then known to half a bin; mean, deviation and extremes are those of the values themselves.
/// </summary>
internal sealed class BinnedDistribution : MetricDistribution
{
    private const int BinBits = 14;
    private const int Bins = 1 << BinBits;
    private const int MantissaBits = 52;

    // By exponent, the leading bits of the mantissa within: only the octaves that occur take memory.
    private readonly int[]?[] _octaves = new int[1 << (63 - MantissaBits)][];
    private readonly double _centre;
    private long _count;
    private CompensatedSum _sum;
    private CompensatedSum _differences;
    private CompensatedSum _squares;
    private double _least = double.PositiveInfinity;
    private double _greatest = double.NegativeInfinity;

    /// <summary>A distribution of the values so far.</summary>
    /// <param name="values">The values, finite and not negative.</param>
    /// <param name="scale">So many of the values' unit make one base unit.</param>
    public BinnedDistribution(ReadOnlySpan<double> values, double scale)
        : base(scale)
    {
        var sum = default(CompensatedSum);
        foreach (var value in values)
        {
            sum.Add(value);
        }

        // Squares of differences from somewhere near the mean lose no digits to each other.
        _centre = values.IsEmpty ? 0 : sum.Value / values.Length;
        foreach (var value in values)
        {
            Add(value);
        }
    }

    /// <inheritdoc/>
    public override long Count => _count;

    /// <inheritdoc/>
    public override double PercentileError => RelativeError;

    /// <summary>Half a bin over where it begins, at most.</summary>
    internal static double RelativeError => 0.5 / Bins;

    /// <summary>Adds a value, finite and not negative.</summary>
    public void Add(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value) >> (MantissaBits - BinBits);
        var bins = _octaves[bits >> BinBits] ??= new int[Bins];
        bins[bits & (Bins - 1)]++;
        _count++;
        _sum.Add(value);
        _differences.Add(value - _centre);
        _squares.Add((value - _centre) * (value - _centre));
        _least = Math.Min(_least, value);
        _greatest = Math.Max(_greatest, value);
    }

    private protected override (double Mean, double Std, double Min, double Max) Moments()
    {
        var shift = _differences.Value / _count;
        var variance = (_squares.Value / _count) - (shift * shift);
        return (_sum.Value / _count, Math.Sqrt(Math.Max(0, variance)), _least, _greatest);
    }

    private protected override void AtRanks(ReadOnlySpan<long> ranks, Span<double> values)
    {
        var (at, below) = (0, 0L);
        for (var octave = 0; octave < _octaves.Length; octave++)
        {
            var bins = _octaves[octave];
            for (var bin = 0; bins is not null && bin < Bins; bin++)
            {
                below += bins[bin];
                for (; at < ranks.Length && ranks[at] < below; at++)
                {
                    values[at] = Math.Clamp(MiddleOf(((long)octave << BinBits) + bin), _least, _greatest);
                }
            }
        }
    }

    private static double MiddleOf(long bin)
    {
        var start = BitConverter.Int64BitsToDouble(bin << (MantissaBits - BinBits));
        return start + ((BitConverter.Int64BitsToDouble((bin + 1) << (MantissaBits - BinBits)) - start) / 2);
    }
}
