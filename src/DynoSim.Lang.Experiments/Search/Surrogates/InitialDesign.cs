namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>Candidates spread over the space: those nearest to the points of a Sobol sequence.</summary>
internal static class InitialDesign
{
    private const int MaximumCompared = 20_000;

    public static int[] Choose(CandidateList candidates, int count, long seed)
    {
        var random = new SequentialRandom(seed, "search.initial");
        int[] compared = [.. Enumerable.Range(0, candidates.Count)];
        if (compared.Length > MaximumCompared)
        {
            random.ShuffleFirst(compared, MaximumCompared);
            compared = [.. compared.AsSpan(0, MaximumCompared).ToArray().Order()];
        }

        var sequence = new SobolSequence(candidates.Axes.Length, seed);
        var chosen = new List<int>(count);
        var isChosen = new bool[compared.Length];
        for (var index = 0; chosen.Count < Math.Min(count, compared.Length); index++)
        {
            var at = Nearest(candidates, compared, isChosen, sequence.Point(index));
            isChosen[at] = true;
            chosen.Add(compared[at]);
        }

        return [.. chosen];
    }

    private static int Nearest(CandidateList candidates, int[] compared, bool[] isChosen, double[] point)
    {
        var (nearest, least) = (0, double.PositiveInfinity);
        for (var at = 0; at < compared.Length; at++)
        {
            if (isChosen[at])
            {
                continue;
            }

            var distance = 0.0;
            for (var axis = 0; axis < point.Length && distance < least; axis++)
            {
                distance += Distance(candidates.Axes[axis], candidates[compared[at], axis], point[axis]);
            }

            (nearest, least) = distance < least ? (at, distance) : (nearest, least);
        }

        return nearest;
    }

    private static double Distance(SearchAxis axis, double left, double right) => axis.IsOrdered
        ? Math.Abs(left - right)
        : axis.LevelOf(left) == axis.LevelOf(right) ? 0 : 1;
}
