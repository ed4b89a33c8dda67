using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// The values at some ranks without sorting the rest: a histogram over the range tells which bins hold the ranks, and
/// only what falls into those is sorted, or looked at again if it is much.
/// </summary>
internal static class RankSelection
{
    private const int Bins = 2048;
    private const int ShortEnoughToSort = 256;

    /// <summary>Reads the values at ranks.</summary>
    /// <param name="values">The values, finite.</param>
    /// <param name="ranks">Ranks from 0, ascending, below the number of values.</param>
    /// <param name="results">One for each rank.</param>
    public static void Select(ReadOnlySpan<double> values, ReadOnlySpan<long> ranks, Span<double> results)
    {
        var (least, greatest) = LaneSums.Range(values);
        var scale = (Bins - 1) / (greatest - least);
        if (least == greatest)
        {
            results.Fill(least);
        }
        else if (values.Length <= ShortEnoughToSort || !double.IsFinite(scale) || scale == 0)
        {
            SelectBySorting(values, ranks, results);
        }
        else
        {
            SelectByBins(values, least, scale, ranks, results);
        }
    }

    private static void SelectBySorting(ReadOnlySpan<double> values, ReadOnlySpan<long> ranks, Span<double> results)
    {
        var rented = ReusedArrays<long>.Rent(values.Length);
        var sorted = rented.AsSpan(0, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            sorted[index] = Ordered(BitConverter.DoubleToInt64Bits(values[index]));
        }

        ShellSort.Sort(sorted);
        for (var index = 0; index < ranks.Length; index++)
        {
            results[index] = BitConverter.Int64BitsToDouble(Ordered(sorted[(int)ranks[index]]));
        }

        ReusedArrays<long>.Return(rented);
    }

    /// <summary>Bits of numbers as whole numbers in the same order, and back.</summary>
    private static long Ordered(long bits) => bits ^ ((bits >> 63) & long.MaxValue);

    private static void SelectByBins(
        ReadOnlySpan<double> values, double least, double scale, ReadOnlySpan<long> ranks, Span<double> results)
    {
        var table = ReusedArrays<int>.Rent(Bins);
        var bins = table.AsSpan(0, Bins);
        bins.Clear();
        foreach (var value in values)
        {
            bins[double.ConvertToIntegerNative<int>((value - least) * scale)]++;
        }

        // Groups of ranks in one bin; each bin's values then stand together from where its offset says.
        Span<(int From, int To, int Start, int Count)> groups = stackalloc (int, int, int, int)[ranks.Length];
        Span<long> inner = stackalloc long[ranks.Length];
        var (groupCount, gathered) = Group(bins, ranks, groups, inner);
        var buffer = ReusedArrays<double>.Rent(gathered);
        foreach (var value in values)
        {
            ref var offset = ref bins[double.ConvertToIntegerNative<int>((value - least) * scale)];
            if (offset >= 0)
            {
                buffer[offset++] = value;
            }
        }

        foreach (var (from, to, start, count) in groups[..groupCount])
        {
            Select(buffer.AsSpan(start, count), inner[from..to], results[from..to]);
        }

        ReusedArrays<double>.Return(buffer);
        ReusedArrays<int>.Return(table);
    }

    /// <summary>Turns the counts of the bins into offsets of those that hold a rank, -1 for the others.</summary>
    private static (int Groups, int Gathered) Group(
        Span<int> bins,
        ReadOnlySpan<long> ranks,
        Span<(int From, int To, int Start, int Count)> groups,
        Span<long> inner)
    {
        var (used, gathered, from, below) = (0, 0, 0, 0L);
        foreach (ref var bin in bins)
        {
            var count = bin;
            var to = from;
            while (to < ranks.Length && ranks[to] < below + count)
            {
                inner[to] = ranks[to] - below;
                to++;
            }

            bin = -1;
            if (to > from)
            {
                groups[used++] = (from, to, gathered, count);
                bin = gathered;
                gathered += count;
                from = to;
            }

            below += count;
        }

        return (used, gathered);
    }
}
