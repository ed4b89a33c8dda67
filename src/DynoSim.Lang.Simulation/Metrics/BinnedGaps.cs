using System.Numerics;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// What stays exact of gaps that are only counted in bins: their sum, the sum of their squares, the least and the
/// greatest.
/// </summary>
internal sealed class BinnedGaps
{
    /// <summary>Sum of the gaps, picoseconds.</summary>
    public BigInteger Sum { get; private set; }

    /// <summary>Sum of their squares.</summary>
    public BigInteger Squares { get; private set; }

    /// <summary>The least gap.</summary>
    public long Least { get; private set; } = long.MaxValue;

    /// <summary>The greatest gap.</summary>
    public long Greatest { get; private set; } = long.MinValue;

    /// <summary>Counts sequences.</summary>
    public void Add(ReadOnlySpan<GapSequence> sequences, GapHistogram bins)
    {
        var (sum, squares) = (default(WideSum), new GapSquareSum(Squares));
        foreach (ref readonly var sequence in sequences)
        {
            bins.Add(sequence);
            squares.Add(sequence);
            sequence.AddTo(ref sum);
            Widen(sequence.First, sequence.Last);
        }

        Sum += sum.Total;
        Squares = squares.Total;
    }

    /// <summary>Notes the ends of a stretch whose gaps are in the bins and sums already.</summary>
    public void Widen(long least, long greatest)
    {
        Least = Math.Min(Least, least);
        Greatest = Math.Max(Greatest, greatest);
    }

    /// <summary>The middles of the bins that hold ranks, within the extremes.</summary>
    public static void Select(
        GapHistogram bins, ReadOnlySpan<long> ranks, Span<double> values, double least, double greatest)
    {
        Span<long> inner = stackalloc long[ranks.Length];
        Span<RankBin> found = stackalloc RankBin[ranks.Length];
        foreach (var (start, end, from, to) in found[..bins.Find(ranks, inner, found)])
        {
            values[from..to].Fill(Math.Clamp(start + ((end - 1.0 - start) / 2), least, greatest));
        }
    }
}
