namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// Sorts the few values that a selection leaves. The framework's sort is generic, so that a process which sorts a
/// hundred numbers once compiles twenty methods first.
/// </summary>
internal static class ShellSort
{
    // Ciura's steps, continued in their ratio.
    private static ReadOnlySpan<int> Steps =>
    [
        1_636_230, 727_214, 323_206, 143_647, 63_843, 28_375, 12_611, 5_605, 2_491, 1_107,
        492, 219, 97, 43, 19, 8, 3, 1,
    ];

    /// <summary>Sorts keys.</summary>
    public static void Sort(Span<long> keys)
    {
        foreach (var step in Steps)
        {
            for (var at = step; at < keys.Length; at++)
            {
                var key = keys[at];
                var hole = at;
                for (; hole >= step && keys[hole - step] > key; hole -= step)
                {
                    keys[hole] = keys[hole - step];
                }

                keys[hole] = key;
            }
        }
    }

    /// <summary>Where a key that is there stands among sorted ones.</summary>
    public static int IndexOf(ReadOnlySpan<long> keys, long key)
    {
        var (low, high) = (0, keys.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = keys[middle] < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Sorts keys, and with them what belongs to each.</summary>
    public static void Sort(Span<long> keys, Span<long> items)
    {
        foreach (var step in Steps)
        {
            for (var at = step; at < keys.Length; at++)
            {
                var (key, item, hole) = (keys[at], items[at], at);
                for (; hole >= step && keys[hole - step] > key; hole -= step)
                {
                    (keys[hole], items[hole]) = (keys[hole - step], items[hole - step]);
                }

                (keys[hole], items[hole]) = (key, item);
            }
        }
    }
}
