namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>What is predicted of open candidates, and how much that would add to a front.</summary>
internal sealed class JudgedCandidates(int[] candidates, int objectives)
{
    private readonly double[][] _means = new double[objectives][];
    private readonly double[][] _deviations = new double[objectives][];
    private readonly TargetScale[] _scales = new TargetScale[objectives];
    private readonly double[] _feasibility = [.. Enumerable.Repeat(1.0, candidates.Length)];

    public ReadOnlySpan<int> Candidates => candidates;

    public void Predict(BinnedCandidates binned, int objective, ObjectiveModel model, TargetScale scale)
    {
        _scales[objective] = scale;
        (_means[objective], _deviations[objective]) = model.Predict(binned, candidates);
    }

    public void PredictFeasibility(BinnedCandidates binned, ObjectiveModel model)
    {
        var means = model.Predict(binned, candidates).Means;
        for (var at = 0; at < candidates.Length; at++)
        {
            _feasibility[at] = Math.Clamp(means[at], 0.01, 1);
        }
    }

    /// <summary>
    /// What a candidate adds to a front; below 0 if nothing, the lower the farther. It never grows with the front.
    /// </summary>
    public double Score(int at, FrontImprovement front, double hope)
    {
        var point = Point(at, hope);
        var gain = front.Of(point);
        return gain > 1e-12 ? gain * _feasibility[at] : Math.Min(0, front.Distance(point)) - (1 - _feasibility[at]);
    }

    /// <summary>What is expected of a candidate, better by some deviations.</summary>
    public double[] Point(int at, double hope)
    {
        var point = new double[objectives];
        for (var objective = 0; objective < objectives; objective++)
        {
            point[objective] = _scales[objective].Expand(
                _means[objective][at] - (hope * _deviations[objective][at]));
        }

        return point;
    }
}
