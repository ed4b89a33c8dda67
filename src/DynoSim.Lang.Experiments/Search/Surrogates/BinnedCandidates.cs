namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// Candidates with every coordinate cut into at most 64 bins, so that a split of a tree is a set of bins in one word.
/// Sums and differences of two ordered axes are further columns: capacity is a matter of ratios (load to replicas), and
/// a tree that only splits along the axes needs a stair of splits for what is one slanted edge.
/// </summary>
internal sealed class BinnedCandidates
{
    public const int MaximumBins = 64;
    private const int MaximumSlanted = 40;
    private readonly byte[] _bins;

    public BinnedCandidates(CandidateList candidates)
    {
        Count = candidates.Count;
        Axes = candidates.Axes.Length;
        var slanted = Slanted(candidates).Take(MaximumSlanted).ToArray();
        Columns = Axes + slanted.Length;
        Bins = new int[Columns];
        IsOrdered = [.. candidates.Axes.Select(axis => axis.IsOrdered), .. slanted.Select(_ => true)];
        _bins = new byte[Count * Columns];
        for (var axis = 0; axis < Axes; axis++)
        {
            var levels = candidates.Axes[axis].Levels;
            Bins[axis] = levels is 0 or > MaximumBins ? MaximumBins : levels;
            for (var candidate = 0; candidate < Count; candidate++)
            {
                Set(candidate, axis, candidates[candidate, axis]);
            }
        }

        for (var column = Axes; column < Columns; column++)
        {
            var (first, second, sign, ratio) = slanted[column - Axes];
            Bins[column] = MaximumBins;
            for (var candidate = 0; candidate < Count; candidate++)
            {
                var right = ratio * (sign > 0 ? candidates[candidate, second] : 1 - candidates[candidate, second]);
                Set(candidate, column, (candidates[candidate, first] + right) / (1 + ratio));
            }
        }
    }

    public int Count { get; }

    public int Axes { get; }

    public int Columns { get; }

    public int[] Bins { get; }

    public bool[] IsOrdered { get; }

    public ReadOnlySpan<byte> Row(int candidate) => _bins.AsSpan(candidate * Columns, Columns);

    private static IEnumerable<(int First, int Second, int Sign, double Ratio)> Slanted(CandidateList candidates)
    {
        for (var first = 0; first < candidates.Axes.Length; first++)
        {
            for (var second = first + 1; second < candidates.Axes.Length; second++)
            {
                var (left, right) = (candidates.Axes[first], candidates.Axes[second]);
                if (left.IsOrdered && right.IsOrdered && left.Levels != 1 && right.Levels != 1)
                {
                    // Level by level: levels mostly double, and then a level less of one makes up for one more.
                    var ratio = left.Levels > 0 && right.Levels > 0 ? (double)right.Levels / left.Levels : 1;
                    yield return (first, second, 1, ratio);
                    yield return (first, second, -1, ratio);
                }
            }
        }
    }

    /// <summary>The bin of a coordinate.</summary>
    public byte BinOf(int column, double coordinate) =>
        (byte)Math.Clamp(Math.Floor(coordinate * Bins[column]), 0, Bins[column] - 1);

    private void Set(int candidate, int column, double coordinate) =>
        _bins[(candidate * Columns) + column] = BinOf(column, coordinate);
}
