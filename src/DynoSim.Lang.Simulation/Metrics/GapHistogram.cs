using System.Numerics;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// Counts of gaps in bins whose width is a fixed fraction of the gap: fine enough that few gaps share a bin, and small
/// because only the octaves that occur take memory.
/// </summary>
internal sealed class GapHistogram
{
    private const int OctaveBits = 14;
    private const int BinsOfOctave = 1 << OctaveBits;

    /// <summary>Gaps a bin, below which counting them one by one is quicker.</summary>
    private const int Sparse = 4;

    private readonly long[]?[] _octaves = new long[]?[64];

    /// <summary>Half a bin over where it begins, at most.</summary>
    public static double RelativeError => 0.5 / BinsOfOctave;

    /// <summary>The same counts, to be counted on.</summary>
    public GapHistogram Copy()
    {
        var copy = new GapHistogram();
        for (var octave = 0; octave < _octaves.Length; octave++)
        {
            copy._octaves[octave] = (long[]?)_octaves[octave]?.Clone();
        }

        return copy;
    }

    /// <summary>Adds the counts of another.</summary>
    public void Add(GapHistogram other)
    {
        for (var octave = 0; octave < _octaves.Length; octave++)
        {
            if (other._octaves[octave] is not { } counts)
            {
                continue;
            }

            var bins = _octaves[octave] ??= new long[BinsOfOctave];
            for (var bin = 0; bin < bins.Length; bin++)
            {
                bins[bin] += counts[bin];
            }
        }
    }

    /// <summary>Counts one gap so many times.</summary>
    public void Add(long gap, long count)
    {
        var octave = OctaveOf(gap);
        var bins = _octaves[octave] ??= new long[BinsOfOctave];
        bins[BinOf(gap, octave)] += count;
    }

    /// <summary>Counts gaps that ascend, each so many times.</summary>
    public void AddAscending(ReadOnlySpan<long> gaps, long count)
    {
        var octave = OctaveOf(gaps[0]);
        if (octave != OctaveOf(gaps[^1]))
        {
            foreach (var gap in gaps)
            {
                Add(gap, count);
            }

            return;
        }

        var (bins, shift, start) = Octave(octave);
        var last = (int)((gaps[^1] - start) >> shift);
        var bin = (int)((gaps[0] - start) >> shift);
        if (bin == last)
        {
            bins[bin] += gaps.Length * count;
            return;
        }

        if (gaps.Length < Sparse * (last - bin))
        {
            foreach (var gap in gaps)
            {
                bins[(int)((gap - start) >> shift)] += count;
            }

            return;
        }

        // Consecutive passes rise nearly evenly: where a bin ends is guessed, then counted out.
        var perGap = (double)(gaps.Length - 1) / (gaps[^1] - gaps[0]);
        var from = 0;
        for (; bin < last; bin++)
        {
            var end = start + ((bin + 1L) << shift);
            var to = (int)((end - gaps[0]) * perGap) + 1;
            to = Math.Clamp(to, from, gaps.Length);
            while (to > from && gaps[to - 1] >= end)
            {
                to--;
            }

            while (gaps[to] < end)
            {
                to++;
            }

            bins[bin] += (to - from) * count;
            from = to;
        }

        bins[last] += (gaps.Length - from) * count;
    }

    /// <summary>Counts every gap of a sequence.</summary>
    public void Add(in GapSequence sequence)
    {
        var octave = OctaveOf(sequence.First);
        if (octave != OctaveOf(sequence.Last))
        {
            AddOverOctaves(sequence);
            return;
        }

        var (bins, shift, start) = Octave(octave);
        var (gap, length, count) = (sequence.First - start, sequence.Length, sequence.Count);
        var (bin, last) = ((int)(gap >> shift), (int)((sequence.Last - start) >> shift));
        if (length < Sparse * (last - bin))
        {
            for (var index = 0L; index < length; index++, gap += sequence.Step)
            {
                bins[(int)(gap >> shift)] += count;
            }

            return;
        }

        var before = 0L;
        for (; bin < last; bin++)
        {
            var below = sequence.TermsBelow(start + ((bin + 1L) << shift));
            bins[bin] += (below - before) * count;
            before = below;
        }

        bins[last] += (length - before) * count;
    }

    private void AddOverOctaves(in GapSequence sequence)
    {
        var index = 0L;
        while (index < sequence.Length)
        {
            var gap = sequence.First + (index * sequence.Step);
            var (_, end) = RangeOf(gap);
            var below = sequence.TermsBelow(end);
            Add(gap, (below - index) * sequence.Count);
            index = below;
        }
    }

    /// <summary>The bins that hold ranks, ascending, each with the ranks in it.</summary>
    /// <param name="ranks">Ranks from 0, ascending, below the number of gaps.</param>
    /// <param name="inner">Each rank's place within its bin.</param>
    /// <param name="found">The bins; as long as there are ranks.</param>
    /// <returns>How many bins.</returns>
    public int Find(ReadOnlySpan<long> ranks, Span<long> inner, Span<RankBin> found)
    {
        var (used, from, below) = (0, 0, 0L);
        for (var octave = 0; octave < _octaves.Length && from < ranks.Length; octave++)
        {
            var bins = _octaves[octave];
            for (var bin = 0; bins is not null && bin < bins.Length && from < ranks.Length; bin++)
            {
                var to = from;
                while (to < ranks.Length && ranks[to] < below + bins[bin])
                {
                    inner[to] = ranks[to] - below;
                    to++;
                }

                if (to > from)
                {
                    var (start, end) = RangeOf(octave, bin);
                    found[used++] = new RankBin(start, end, from, to);
                    from = to;
                }

                below += bins[bin];
            }
        }

        return from == ranks.Length
            ? used
            : throw new ArgumentOutOfRangeException(nameof(ranks), ranks[from], "No gap has this rank.");
    }

    /// <summary>The bins of an octave, the bits of their width, and where the first begins.</summary>
    private (long[] Bins, int Shift, long Start) Octave(int octave) => (
        _octaves[octave] ??= new long[BinsOfOctave],
        Math.Max(0, octave - OctaveBits),
        octave == 0 ? 0 : 1L << octave);

    // Small gaps share the lowest octave, one bin for each value.
    private static int OctaveOf(long gap) =>
        gap < BinsOfOctave ? 0 : 63 - BitOperations.LeadingZeroCount((ulong)gap);

    private static int BinOf(long gap, int octave) =>
        octave == 0 ? (int)gap : (int)((gap - (1L << octave)) >> (octave - OctaveBits));

    private static (long Start, long End) RangeOf(long gap)
    {
        var octave = OctaveOf(gap);
        return RangeOf(octave, BinOf(gap, octave));
    }

    private static (long Start, long End) RangeOf(int octave, int bin)
    {
        if (octave == 0)
        {
            return (bin, bin + 1);
        }

        var width = 1L << (octave - OctaveBits);
        var start = (1L << octave) + (bin * width);
        return (start, start + width);
    }
}

/// <summary>A bin that holds ranks.</summary>
/// <param name="Start">The least gap that it can hold.</param>
/// <param name="End">The gap behind the greatest.</param>
/// <param name="From">The first of the ranks.</param>
/// <param name="To">The one behind the last.</param>
internal readonly record struct RankBin(long Start, long End, int From, int To);
