using System.Buffers;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>How stretches of curves take part in the selection: by where they begin and end, and term by term only where they must.</summary>
internal static class GapStretches
{
    /// <summary>Adds the gaps of the stretches to a histogram.</summary>
    public static void Count(ReadOnlySpan<GapStretch> stretches, long least, int shift, long[] counts)
    {
        var buffer = ArrayPool<long>.Shared.Rent(256);
        foreach (ref readonly var stretch in stretches)
        {
            var bin = (stretch.First - least) >> shift;
            if (bin == (stretch.Last - least) >> shift)
            {
                counts[bin] += stretch.Total;
                continue;
            }

            foreach (var gap in Fill(stretch, ref buffer))
            {
                counts[(gap - least) >> shift] += stretch.Batch;
            }
        }

        ArrayPool<long>.Shared.Return(buffer);
    }

    /// <summary>Appends the gaps within [start, start + width) one by one.</summary>
    public static void Expand(
        ReadOnlySpan<GapStretch> stretches, long start, long width, ref GapSequence[] inside, ref int used)
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
                if (gap < start || gap >= start + width)
                {
                    continue;
                }

                if (used == inside.Length)
                {
                    var wider = ArrayPool<GapSequence>.Shared.Rent(2 * used);
                    inside.AsSpan(0, used).CopyTo(wider);
                    ArrayPool<GapSequence>.Shared.Return(inside);
                    inside = wider;
                }

                inside[used++] = new GapSequence(gap, 0, 1, stretch.Batch);
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
