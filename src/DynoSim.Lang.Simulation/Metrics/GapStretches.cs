using System.Buffers;

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
        for (var from = 0; from < ranks.Length;)
        {
            var (start, end, below) = bins.Find(ranks[from]);
            var to = from;
            while (to < ranks.Length && bins.Find(ranks[to]).Start == start)
            {
                inner[to] = ranks[to] - below;
                to++;
            }

            GapSelection.SelectInBin(sequences, stretches, start, end - start, inner[from..to], values[from..to]);
            from = to;
        }
    }

    /// <summary>Appends the gaps within [start, start + width) one by one.</summary>
    public static void Expand(
        ReadOnlySpan<GapStretch> stretches, long start, long width, ref GapSequenceList inside)
    {
        var buffer = ArrayPool<long>.Shared.Rent(256);
        foreach (ref readonly var stretch in stretches)
        {
            if (stretch.First >= start + width || stretch.Last < start)
            {
                continue;
            }

            foreach (var gap in Fill(stretch, ref buffer))
            {
                if (gap >= start && gap < start + width)
                {
                    inside.Add(new GapSequence(gap, 0, 1, stretch.Batch));
                }
            }
        }

        ArrayPool<long>.Shared.Return(buffer);
    }

    private static Span<long> Fill(in GapStretch stretch, ref long[] buffer)
    {
        if (buffer.Length < stretch.Length)
        {
            ArrayPool<long>.Shared.Return(buffer);
            buffer = ArrayPool<long>.Shared.Rent(stretch.Length);
        }

        var gaps = buffer.AsSpan(0, stretch.Length);
        stretch.Curve.Fill(stretch.Batch, stretch.ContextTokens, gaps);
        return gaps;
    }
}
