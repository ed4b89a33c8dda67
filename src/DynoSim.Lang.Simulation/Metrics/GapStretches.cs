using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// How stretches of curves take part in the selection: by where they begin and end, and term by term only where they
/// must.
/// </summary>
internal static class GapStretches
{
    /// <summary>The values at ranks among sequences and stretches of curves.</summary>
    /// <param name="sequences">Some of the values.</param>
    /// <param name="stretches">The others.</param>
    /// <param name="bins">How many of all of them lie where.</param>
    /// <param name="ranks">Ranks from 0, ascending, below the number of values.</param>
    /// <param name="values">One for each rank.</param>
    public static void Select(
        ReadOnlySpan<GapSequence> sequences,
        ReadOnlySpan<GapStretch> stretches,
        GapHistogram bins,
        ReadOnlySpan<long> ranks,
        Span<double> values)
    {
        Span<long> inner = stackalloc long[ranks.Length];
        Span<RankBin> found = stackalloc RankBin[ranks.Length];
        found = found[..bins.Find(ranks, inner, found)];
        var inside = new GapSequenceList[found.Length];
        foreach (ref readonly var sequence in sequences)
        {
            for (var at = FirstAbove(found, sequence.First); Reaches(found, at, sequence.Last); at++)
            {
                inside[at].AddWithin(sequence, found[at].Start, found[at].End - found[at].Start);
            }
        }

        Expand(stretches, found, inside);
        for (var at = 0; at < found.Length; at++)
        {
            var (start, end, from, to) = found[at];
            if (end - start == 1)
            {
                values[from..to].Fill(start);
            }
            else
            {
                GapSelection.Select(inside[at].AsSpan(), inner[from..to], values[from..to]);
            }

            inside[at].Release();
        }
    }

    /// <summary>The first bin that is not wholly below a gap.</summary>
    private static int FirstAbove(ReadOnlySpan<RankBin> bins, long gap)
    {
        var at = 0;
        while (at < bins.Length && bins[at].End <= gap)
        {
            at++;
        }

        return at;
    }

    private static bool Reaches(ReadOnlySpan<RankBin> bins, int at, long last) =>
        at < bins.Length && bins[at].Start <= last;

    /// <summary>Appends the gaps within the bins one by one.</summary>
    private static void Expand(
        ReadOnlySpan<GapStretch> stretches, ReadOnlySpan<RankBin> bins, GapSequenceList[] inside)
    {
        var buffer = ReusedArrays<long>.Rent(256);
        foreach (ref readonly var stretch in stretches)
        {
            var first = FirstAbove(bins, stretch.First);
            if (!Reaches(bins, first, stretch.Last))
            {
                continue;
            }

            foreach (var gap in Fill(stretch, ref buffer))
            {
                var at = first + FirstAbove(bins[first..], gap);
                if (Reaches(bins, at, gap))
                {
                    inside[at].Add(new GapSequence(gap, 0, 1, stretch.Batch));
                }
            }
        }

        ReusedArrays<long>.Return(buffer);
    }

    private static Span<long> Fill(in GapStretch stretch, ref long[] buffer)
    {
        if (buffer.Length < stretch.Length)
        {
            ReusedArrays<long>.Return(buffer);
            buffer = ReusedArrays<long>.Rent(stretch.Length);
        }

        var gaps = buffer.AsSpan(0, stretch.Length);
        stretch.Curve.Fill(stretch.Batch, stretch.ContextTokens, gaps);
        return gaps;
    }
}
