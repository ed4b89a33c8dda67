namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// A sum of small regression trees, each fitted to what those before left over. Trees follow cliffs and plateaus,
/// ignore axes that do not matter, and need no scale on any axis.
/// </summary>
internal sealed class BoostedTrees
{
    private readonly List<RegressionTree> _trees = [];
    private double _mean;

    // Of one block of rows the bins, and of one tree the nodes, stay in the nearest cache.
    private const int Block = 512;

    private BoostedTrees()
    {
    }

    /// <summary>Fits to some rows.</summary>
    public static BoostedTrees Fit(
        BinnedCandidates candidates, int[] rows, double[] targets, TreeOptions options, SequentialRandom random)
    {
        var model = new BoostedTrees();
        if (rows.Length == 0)
        {
            return model;
        }

        model._mean = targets.Sum() / rows.Length;
        var rest = new double[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            rest[at] = targets[at] - model._mean;
        }

        var grower = new TreeGrower(candidates, rows, options, random);
        for (var round = 0; round < options.Trees; round++)
        {
            var tree = grower.Grow(rest);
            model._trees.Add(tree);
            for (var at = 0; at < rows.Length; at++)
            {
                rest[at] -= tree.Predict(candidates.Row(rows[at]));
            }
        }

        return model;
    }

    /// <summary>Predicts many candidates.</summary>
    public void Predict(BinnedCandidates candidates, ReadOnlySpan<int> rows, Span<double> predictions)
    {
        predictions.Fill(_mean);
        for (var start = 0; start < rows.Length; start += Block)
        {
            var end = Math.Min(rows.Length, start + Block);
            foreach (var tree in _trees)
            {
                for (var at = start; at < end; at++)
                {
                    predictions[at] += tree.Predict(candidates.Row(rows[at]));
                }
            }
        }
    }

    /// <summary>Predicts one candidate.</summary>
    public double Predict(ReadOnlySpan<byte> row)
    {
        var sum = _mean;
        foreach (var tree in _trees)
        {
            sum += tree.Predict(row);
        }

        return sum;
    }
}
