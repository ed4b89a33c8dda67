namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>Puts the values at some ranks where a sort would put them, without sorting the rest.</summary>
internal static class RankSelection
{
    private const int ShortEnoughToSort = 32;

    /// <summary>Reorders the values so that those at the ranks are in place.</summary>
    /// <param name="values">The values, none of them NaN.</param>
    /// <param name="ranks">Ascending, below the number of values.</param>
    public static void Partition(Span<double> values, ReadOnlySpan<long> ranks) =>
        Partition(values, 0, ranks, 2 * System.Numerics.BitOperations.Log2((uint)values.Length + 1));

    private static void Partition(Span<double> values, long offset, ReadOnlySpan<long> ranks, int attempts)
    {
        while (!ranks.IsEmpty)
        {
            // Unlucky pivots all along: sorting is the worst case.
            if (values.Length <= ShortEnoughToSort || attempts-- == 0)
            {
                values.Sort();
                return;
            }

            var (below, above) = Split(values, Pivot(values));
            var left = 0;
            while (left < ranks.Length && ranks[left] - offset < below)
            {
                left++;
            }

            var right = left;
            while (right < ranks.Length && ranks[right] - offset < above)
            {
                right++;
            }

            Partition(values[..below], offset, ranks[..left], attempts);
            values = values[above..];
            offset += above;
            ranks = ranks[right..];
        }
    }

    // The median of three medians of three, spread over the values.
    private static double Pivot(ReadOnlySpan<double> values)
    {
        var step = values.Length / 9;
        return Median(
            Median(values[0], values[step], values[2 * step]),
            Median(values[3 * step], values[4 * step], values[5 * step]),
            Median(values[6 * step], values[7 * step], values[8 * step]));
    }

    private static double Median(double a, double b, double c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    /// <summary>Less than the pivot up to below, equal to it up to above, then greater.</summary>
    private static (int Below, int Above) Split(Span<double> values, double pivot)
    {
        var (below, at, above) = (0, 0, values.Length);
        while (at < above)
        {
            var value = values[at];
            if (value < pivot)
            {
                values[at++] = values[below];
                values[below++] = value;
            }
            else if (value > pivot)
            {
                values[at] = values[--above];
                values[above] = value;
            }
            else
            {
                at++;
            }
        }

        return (below, above);
    }
}
