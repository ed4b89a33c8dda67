using System.Buffers;
using System.Numerics;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// Order statistics of arithmetic sequences without looking at their terms: a histogram over the range tells which bins
/// hold the wanted ranks, and only what falls into those is looked at again, ever finer.
/// </summary>
internal static class GapSelection
{
    private const int BinBits = 10;
    private const int Bins = 1 << BinBits;
    private const long FewTerms = 512;

    /// <summary>The values at ranks.</summary>
    /// <param name="sequences">The values.</param>
    /// <param name="ranks">Ranks from 0, ascending, below the number of values.</param>
    /// <param name="values">One for each rank.</param>
    public static void Select(ReadOnlySpan<GapSequence> sequences, ReadOnlySpan<long> ranks, Span<double> values)
    {
        var (least, greatest, terms) = (long.MaxValue, long.MinValue, 0L);
        foreach (ref readonly var sequence in sequences)
        {
            least = Math.Min(least, sequence.First);
            greatest = Math.Max(greatest, sequence.Last);
            terms += sequence.Length;
        }

        if (least == greatest)
        {
            values.Fill(least);
        }
        else if (terms <= FewTerms)
        {
            SelectAmongFew(sequences, (int)terms, ranks, values);
        }
        else
        {
            SelectByBins(sequences, least, greatest, ranks, values);
        }
    }

    private static void SelectAmongFew(
        ReadOnlySpan<GapSequence> sequences, int terms, ReadOnlySpan<long> ranks, Span<double> values)
    {
        Span<long> gaps = stackalloc long[terms];
        Span<long> counts = stackalloc long[terms];
        var filled = 0;
        foreach (ref readonly var sequence in sequences)
        {
            for (var index = 0L; index < sequence.Length; index++)
            {
                gaps[filled] = sequence.First + (index * sequence.Step);
                counts[filled++] = sequence.Count;
            }
        }

        gaps.Sort(counts);
        var (at, below) = (0, 0L);
        for (var index = 0; index < ranks.Length; index++)
        {
            while (below + counts[at] <= ranks[index])
            {
                below += counts[at++];
            }

            values[index] = gaps[at];
        }
    }

    private static void SelectByBins(
        ReadOnlySpan<GapSequence> sequences,
        long least,
        long greatest,
        ReadOnlySpan<long> ranks,
        Span<double> values)
    {
        var rangeBits = 64 - BitOperations.LeadingZeroCount((ulong)(greatest - least));
        var shift = Math.Max(0, rangeBits - BinBits);
        var counts = ArrayPool<long>.Shared.Rent(Bins);
        counts.AsSpan(0, Bins).Clear();
        foreach (ref readonly var sequence in sequences)
        {
            Count(sequence, least, shift, counts);
        }

        // Ranks ascend, so those of one bin stand together.
        var (bin, below, from) = (0, 0L, 0);
        Span<long> inner = stackalloc long[ranks.Length];
        while (from < ranks.Length)
        {
            while (below + counts[bin] <= ranks[from])
            {
                below += counts[bin++];
            }

            var to = from;
            while (to < ranks.Length && ranks[to] < below + counts[bin])
            {
                inner[to] = ranks[to] - below;
                to++;
            }

            SelectInBin(sequences, [], least + ((long)bin << shift), 1L << shift, inner[from..to], values[from..to]);
            from = to;
        }

        ArrayPool<long>.Shared.Return(counts);
    }

    private static void Count(in GapSequence sequence, long least, int shift, long[] counts)
    {
        var bin = (sequence.First - least) >> shift;
        var lastBin = (sequence.Last - least) >> shift;
        if (bin == lastBin)
        {
            counts[bin] += sequence.Total;
        }
        else if (sequence.Length <= lastBin - bin)
        {
            var gap = sequence.First - least;
            for (var index = 0L; index < sequence.Length; index++, gap += sequence.Step)
            {
                counts[gap >> shift] += sequence.Count;
            }
        }
        else
        {
            var before = 0L;
            for (; bin < lastBin; bin++)
            {
                var upTo = sequence.TermsBelow(least + ((bin + 1) << shift));
                counts[bin] += (upTo - before) * sequence.Count;
                before = upTo;
            }

            counts[lastBin] += (sequence.Length - before) * sequence.Count;
        }
    }

    /// <summary>The values at ranks among what lies within [start, start + width).</summary>
    internal static void SelectInBin(
        ReadOnlySpan<GapSequence> sequences,
        ReadOnlySpan<GapStretch> stretches,
        long start,
        long width,
        ReadOnlySpan<long> ranks,
        Span<double> values)
    {
        if (width == 1)
        {
            values.Fill(start);
            return;
        }

        var inside = ArrayPool<GapSequence>.Shared.Rent(256);
        var used = 0;
        foreach (ref readonly var sequence in sequences)
        {
            if (sequence.First >= start + width || sequence.Last < start)
            {
                continue;
            }

            var from = sequence.TermsBelow(start);
            var to = sequence.TermsBelow(start + width);
            if (from == to)
            {
                continue;
            }

            if (used == inside.Length)
            {
                var wider = ArrayPool<GapSequence>.Shared.Rent(2 * used);
                inside.AsSpan().CopyTo(wider);
                ArrayPool<GapSequence>.Shared.Return(inside);
                inside = wider;
            }

            inside[used++] = sequence.Between(from, to);
        }

        GapStretches.Expand(stretches, start, width, ref inside, ref used);
        Select(inside.AsSpan(0, used), ranks, values);
        ArrayPool<GapSequence>.Shared.Return(inside);
    }
}
