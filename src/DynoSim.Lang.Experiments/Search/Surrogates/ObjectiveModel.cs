namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// What is believed of one objective: the mean of several models that each saw another part of the results, and how far
/// off they are, from where they differ and from what they say of results they did not see. The latter is learnt too,
/// since models are good where nothing happens and bad at cliffs.
/// </summary>
internal sealed class ObjectiveModel
{
    private const double Seen = 0.8;
    private static readonly TreeOptions ErrorTrees = new(20, 4, 0.2, 5, 0.5);
    private readonly BoostedTrees[] _members;
    private readonly BoostedTrees _errors;

    private ObjectiveModel(BoostedTrees[] members, BoostedTrees errors) => (_members, _errors) = (members, errors);

    /// <summary>Fits the members to results.</summary>
    public static ObjectiveModel Fit(
        BinnedCandidates candidates,
        int[] rows,
        double[] targets,
        int members,
        TreeOptions options,
        SequentialRandom random)
    {
        var models = new BoostedTrees[members];
        var errors = new double[rows.Length];
        var unseen = new int[rows.Length];
        var seen = Math.Max(1, (int)Math.Ceiling(rows.Length * Seen));
        int[] order = [.. Enumerable.Range(0, rows.Length)];
        for (var member = 0; member < members; member++)
        {
            random.ShuffleFirst(order, order.Length);
            var part = order[..seen];
            models[member] = BoostedTrees.Fit(
                candidates, [.. part.Select(at => rows[at])], [.. part.Select(at => targets[at])], options, random);
            foreach (var at in order.AsSpan(seen))
            {
                errors[at] += Math.Abs(targets[at] - models[member].Predict(candidates.Row(rows[at])));
                unseen[at]++;
            }
        }

        int[] known = [.. Enumerable.Range(0, rows.Length).Where(at => unseen[at] > 0)];
        var expectedErrors = BoostedTrees.Fit(
            candidates,
            [.. known.Select(at => rows[at])],
            [.. known.Select(at => errors[at] / unseen[at])],
            ErrorTrees,
            random);
        return new ObjectiveModel(models, expectedErrors);
    }

    /// <summary>The expected values and their uncertainties.</summary>
    public (double[] Means, double[] Deviations) Predict(BinnedCandidates candidates, int[] rows)
    {
        var means = new double[rows.Length];
        var deviations = new double[rows.Length];
        var predictions = new double[rows.Length];
        foreach (var member in _members)
        {
            member.Predict(candidates, rows, predictions);
            for (var at = 0; at < rows.Length; at++)
            {
                means[at] += predictions[at];
                deviations[at] += predictions[at] * predictions[at];
            }
        }

        _errors.Predict(candidates, rows, predictions);
        for (var at = 0; at < rows.Length; at++)
        {
            means[at] /= _members.Length;
            var spread = Math.Max(0, (deviations[at] / _members.Length) - (means[at] * means[at]));
            deviations[at] = Math.Sqrt(spread + (predictions[at] * predictions[at]));
        }

        return (means, deviations);
    }
}
