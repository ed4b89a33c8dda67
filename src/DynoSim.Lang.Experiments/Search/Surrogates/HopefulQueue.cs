namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>Candidates by what they would add to a growing front, seen with a degree of hope.</summary>
internal sealed class HopefulQueue
{
    private readonly JudgedCandidates _judged;
    private readonly FrontImprovement _front;
    private readonly double _hope;
    private readonly PriorityQueue<int, (double Score, int At)> _queue;

    public HopefulQueue(JudgedCandidates judged, FrontImprovement front, double hope, Func<int, bool> isIn)
    {
        (_judged, _front, _hope) = (judged, front, hope);
        var entries = new List<(int, (double, int))>();
        for (var at = 0; at < judged.Candidates.Length; at++)
        {
            if (isIn(judged.Candidates[at]))
            {
                entries.Add((at, (-judged.Score(at, front, hope), at)));
            }
        }

        _queue = new PriorityQueue<int, (double, int)>(entries);
    }

    /// <summary>Takes the best candidate that is not chosen yet, with half of what is hoped of it.</summary>
    public (int Candidate, double[] Expected)? Take(HashSet<int> chosen)
    {
        while (_queue.TryDequeue(out var at, out _))
        {
            if (chosen.Contains(_judged.Candidates[at]))
            {
                continue;
            }

            // Scores only fall while the front grows: whoever is still first when scored anew is the best.
            var score = (-_judged.Score(at, _front, _hope), at);
            if (_queue.TryPeek(out _, out var next) && score.CompareTo(next) > 0)
            {
                _queue.Enqueue(at, score);
                continue;
            }

            return (_judged.Candidates[at], _judged.Point(at, _hope / 2));
        }

        return null;
    }
}
