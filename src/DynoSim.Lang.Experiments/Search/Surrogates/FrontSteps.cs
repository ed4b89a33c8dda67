using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Pareto;
using DynoSim.Lang.Experiments.Search.Evolution;

namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>Open candidates a step away from the front, or between the best so far.</summary>
internal sealed class FrontSteps
{
    private const int Attempts = 60;
    private const double StepPart = 0.7;
    private const int Parents = 60;
    private readonly CandidateList _candidates;
    private readonly CandidatePool _pool;
    private readonly IReadOnlyList<int> _evaluated;
    private readonly SequentialRandom _random;
    private readonly Variation _variation;
    private readonly ImmutableArray<int> _front;
    private readonly ImmutableArray<int> _parents;

    public FrontSteps(
        CandidateList candidates,
        CandidatePool pool,
        IReadOnlyList<int> evaluated,
        IReadOnlyList<double[]?> objectives,
        SequentialRandom random)
    {
        (_candidates, _pool, _evaluated, _random) = (candidates, pool, evaluated, random);
        _variation = new Variation(candidates.Axes, random);
        _front = Crowding.Order(objectives, ParetoFront.Of(objectives));
        _parents = SurvivorSelection.Best(objectives, Parents);
    }

    /// <summary>A candidate that is not chosen yet; null if none was met.</summary>
    public int? Next(HashSet<int> chosen)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var coordinates = _random.Uniform() < StepPart
                ? _variation.Neighbour(CoordinatesOf(_variation.Winner(_front)))
                : _variation.Child(
                    CoordinatesOf(_variation.Winner(_parents)), CoordinatesOf(_variation.Winner(_parents)));
            if (_pool.FindOpen(coordinates) is { } candidate && !chosen.Contains(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>A number of different candidates, or fewer.</summary>
    public HashSet<int> Draw(int count)
    {
        var drawn = new HashSet<int>();
        while (drawn.Count < count && Next(drawn) is { } candidate)
        {
            drawn.Add(candidate);
        }

        return drawn;
    }

    private double[] CoordinatesOf(int at)
    {
        var coordinates = new double[_candidates.Axes.Length];
        for (var axis = 0; axis < coordinates.Length; axis++)
        {
            coordinates[axis] = _candidates[_evaluated[at], axis];
        }

        return coordinates;
    }
}
