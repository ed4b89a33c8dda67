using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Pareto;
using DynoSim.Lang.Experiments.Search.Evolution;
using DynoSim.Lang.Experiments.Search.Surrogates;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>
/// Finds the front of a space of any size by evolution (NSGA-II's selection by rank and crowding), and by steps from
/// the front so far, the more of them the fewer trials are left. Ask <see cref="Next"/>, evaluate, <see cref="Tell"/>;
/// the same answers give the same questions. No point is asked for twice, and undefined ones lose to all.
/// </summary>
public sealed class EvolutionarySearch
{
    private const int Attempts = 200;
    private readonly ImmutableArray<SearchAxis> _axes;
    private readonly Func<double[], string?> _decode;
    private readonly EvolutionOptions _options;
    private readonly SequentialRandom _random;
    private readonly Variation _variation;
    private readonly SobolSequence _sequence;
    private readonly HashSet<string> _keys = [];
    private readonly List<SearchPoint> _evaluated = [];
    private readonly List<double[]?> _objectives = [];
    private long _drawn;

    private ImmutableArray<SearchPoint> _asked;

    /// <summary>A search.</summary>
    /// <param name="axes">The axes, one or more.</param>
    /// <param name="decode">
    /// The identity of the point at some coordinates, or null where they are outside the space.
    /// </param>
    /// <param name="options">Budget and seed.</param>
    public EvolutionarySearch(ImmutableArray<SearchAxis> axes, Func<double[], string?> decode, EvolutionOptions options)
    {
        ArgumentNullException.ThrowIfNull(decode);
        ArgumentNullException.ThrowIfNull(options);
        (_axes, _decode, _options) = (axes, decode, options);
        _random = new SequentialRandom(options.Seed, "search.evolution");
        _variation = new Variation(axes, _random);
        _sequence = new SobolSequence(axes.Length, options.Seed);
        _asked = Fill([], Math.Min(Population, options.Trials));
    }

    /// <summary>Whether every trial has been made, or no further point was found.</summary>
    public bool IsDone => _asked.IsEmpty;

    /// <summary>Every point told so far, in order.</summary>
    public IReadOnlyList<SearchPoint> Evaluated => _evaluated;

    /// <summary>The objectives told so far, in the same order.</summary>
    public IReadOnlyList<double[]?> Objectives => _objectives;

    /// <summary>The points to evaluate now; empty when the search is done.</summary>
    public ImmutableArray<SearchPoint> Next() => _asked;

    /// <summary>Answers what was asked.</summary>
    /// <param name="objectives">Per point the objectives, to be small; null or not finite if undefined.</param>
    public void Tell(IReadOnlyList<double[]?> objectives)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        if (objectives.Count != _asked.Length)
        {
            throw new ArgumentException("Every point asked for needs an answer.", nameof(objectives));
        }

        for (var at = 0; at < _asked.Length; at++)
        {
            _evaluated.Add(_asked[at]);
            _objectives.Add(ParetoFront.IsDefined(objectives[at]) ? objectives[at] : null);
        }

        var left = _options.Trials - _evaluated.Count;
        _asked = left > 0 ? Generation(Math.Min(left, BatchSize)) : [];
    }

    /// <summary>Makes every trial.</summary>
    /// <param name="evaluate">Evaluates points, in order.</param>
    public void Run(Func<ImmutableArray<SearchPoint>, IReadOnlyList<double[]?>> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        while (!IsDone)
        {
            Tell(evaluate(_asked));
        }
    }

    private int Population => _options.Population ?? Math.Clamp(_options.Trials / 12, 16, 100);

    private int BatchSize => _options.Batch ?? Math.Clamp(_options.Trials / 40, 8, 64);

    private ImmutableArray<SearchPoint> Generation(int count)
    {
        var parents = SurvivorSelection.Best(_objectives, Population);
        var front = Crowding.Order(_objectives, ParetoFront.Of(_objectives));
        var progress = (double)_evaluated.Count / _options.Trials;
        var offspring = new List<SearchPoint>();
        for (var attempt = 0; offspring.Count < count && attempt < count * Attempts; attempt++)
        {
            var isStep = front.Length > 0 && _random.Uniform() < progress;
            var coordinates = isStep
                ? _variation.Neighbour(CoordinatesOf(_variation.Winner(front)))
                : _variation.Child(CoordinatesOf(_variation.Winner(parents)), CoordinatesOf(_variation.Winner(parents)));
            Add(offspring, coordinates);
        }

        return Fill(offspring, count);
    }

    private double[] CoordinatesOf(int at) => [.. _evaluated[at].Coordinates];

    // Where variation finds nothing new, the sequence goes on; a space without new points ends the search.
    private ImmutableArray<SearchPoint> Fill(List<SearchPoint> points, int count)
    {
        for (var attempt = 0; points.Count < count && attempt < count * Attempts; attempt++)
        {
            Add(points, _sequence.Point(_drawn++));
        }

        return [.. points];
    }

    private void Add(List<SearchPoint> points, double[] coordinates)
    {
        var canonical = _variation.Canonical(coordinates);
        if (_decode(canonical) is { } key && _keys.Add(key))
        {
            points.Add(new SearchPoint(key, [.. canonical]));
        }
    }
}
