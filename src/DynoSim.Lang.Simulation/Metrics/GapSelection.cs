using System.Numerics;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// Order statistics of arithmetic sequences without looking at their terms: a histogram over the range tells which bins
/// hold the wanted ranks, and only what falls into those is looked at again, ever finer.
/// </summary>
internal static class GapSelection
{
    private const int BinBits = 12;
    private const int Bins = 1 << BinBits;
    private const long FewTerms = 512;

    /// <summary>The values at ranks, of values whose range is not known.</summary>
    public static void Select(ReadOnlySpan<GapSequence> sequences, ReadOnlySpan<long> ranks, Span<double> values) =>
        Select(sequences, ranks, values, RangeOf(sequences));

    /// <summary>The values at ranks.</summary>
    /// <param name="sequences">The values.</param>
    /// <param name="ranks">Ranks from 0, ascending, below the number of values.</param>
    /// <param name="values">One for each rank.</param>
    /// <param name="range">The least and the greatest of the values.</param>
    public static void Select(
        ReadOnlySpan<GapSequence> sequences,
        ReadOnlySpan<long> ranks,
        Span<double> values,
        (long Least, long Greatest) range)
    {
        var (least, greatest) = range;
        if (least == greatest)
        {
            values.Fill(least);
        }
        else if (sequences.Length <= FewTerms && TermsOf(sequences) is var terms and <= FewTerms)
        {
            SelectAmongFew(sequences, (int)terms, ranks, values);
        }
        else
        {
            SelectByBins(sequences, least, greatest, ranks, values);
        }
    }

    /// <summary>The least and the greatest value of sequences.</summary>
    public static (long Least, long Greatest) RangeOf(ReadOnlySpan<GapSequence> sequences)
    {
        var (least, greatest) = (long.MaxValue, long.MinValue);
        foreach (ref readonly var sequence in sequences)
        {
            least = Math.Min(least, sequence.First);
            greatest = Math.Max(greatest, sequence.Last);
        }

        return (least, greatest);
    }

    private static long TermsOf(ReadOnlySpan<GapSequence> sequences)
    {
        var terms = 0L;
        foreach (ref readonly var sequence in sequences)
        {
            terms += sequence.Length;
        }

        return terms;
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

        ShellSort.Sort(gaps, counts);
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
        var counts = ReusedArrays<long>.Rent(Bins);
        counts.AsSpan(0, Bins).Clear();
        foreach (ref readonly var sequence in sequences)
        {
            Count(sequence, least, shift, counts);
        }

        // Ranks ascend, so those of one bin stand together; each such bin gets the number of its group.
        Span<long> inner = stackalloc long[ranks.Length];
        Span<(int Bin, int From, int To)> groups = stackalloc (int, int, int)[ranks.Length];
        var used = Group(counts, ranks, inner, groups);
        var inside = new GapSequenceList[used];
        foreach (ref readonly var sequence in sequences)
        {
            // From the first group whose bin is not below the first term, up to the last term.
            var last = (int)((sequence.Last - least) >> shift);
            for (var group = (int)counts[(int)((sequence.First - least) >> shift)];
                group < used && groups[group].Bin <= last;
                group++)
            {
                inside[group].AddWithin(sequence, least + ((long)groups[group].Bin << shift), 1L << shift);
            }
        }

        for (var group = 0; group < used; group++)
        {
            var (bin, from, to) = groups[group];
            if (shift == 0)
            {
                values[from..to].Fill(least + bin);
            }
            else
            {
                Select(inside[group].AsSpan(), inner[from..to], values[from..to]);
            }

            inside[group].Release();
        }

        ReusedArrays<long>.Return(counts);
    }

    /// <summary>
    /// Finds the bins that hold ranks, one group each; in place of its count every bin then has the number of the first
    /// group that is not below it.
    /// </summary>
    private static int Group(
        long[] counts, ReadOnlySpan<long> ranks, Span<long> inner, Span<(int Bin, int From, int To)> groups)
    {
        var (used, from, below) = (0, 0, 0L);
        for (var bin = 0; bin < Bins; bin++)
        {
            var count = counts[bin];
            var to = from;
            while (to < ranks.Length && ranks[to] < below + count)
            {
                inner[to] = ranks[to] - below;
                to++;
            }

            counts[bin] = used;
            if (to > from)
            {
                groups[used++] = (bin, from, to);
                from = to;
            }

            below += count;
        }

        return used;
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
}
