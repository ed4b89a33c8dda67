using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Pareto;
using DynoSim.Lang.Experiments.Search.Surrogates;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>
/// Finds the front of a finite space with few evaluations: after a design that fills the space, trees learn every
/// objective from what is known, and each batch goes where the front may grow most. Ask <see cref="Next"/>, evaluate,
/// <see cref="Tell"/>; the same answers give the same questions, so that a search is resumed by repeating its answers.
/// </summary>
public sealed class SurrogateSearch
{
    private readonly SurrogateOptions _options;
    private readonly CandidateList _candidates;
    private readonly CandidatePool _pool;
    private readonly BatchChooser _chooser;
    private readonly List<int> _evaluated = [];
    private readonly List<double[]?> _objectives = [];
    private ImmutableArray<int> _asked;
    private int _batches;

    /// <summary>A search.</summary>
    /// <param name="candidates">The space.</param>
    /// <param name="options">Its budget, seed and objectives.</param>
    public SurrogateSearch(CandidateList candidates, SurrogateOptions options)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Objectives, 1);
        (_candidates, _options) = (candidates, options);
        var binned = new BinnedCandidates(candidates);
        _pool = new CandidatePool(binned);
        _chooser = new BatchChooser(candidates, binned, _pool, options);
        _asked = [.. InitialDesign.Choose(candidates, Math.Min(InitialCount, options.Trials), options.Seed)];
    }

    /// <summary>Whether every trial has been made.</summary>
    public bool IsDone => _asked.IsEmpty;

    /// <summary>Every candidate told so far, in order.</summary>
    public IReadOnlyList<int> Evaluated => _evaluated;

    /// <summary>The objectives told so far, in the same order.</summary>
    public IReadOnlyList<double[]?> Objectives => _objectives;

    /// <summary>The candidates to evaluate now; empty when the search is done.</summary>
    public ImmutableArray<int> Next() => _asked;

    /// <summary>Answers what was asked.</summary>
    /// <param name="objectives">Per candidate the objectives, to be small; null or not finite if undefined.</param>
    public void Tell(IReadOnlyList<double[]?> objectives)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        if (objectives.Count != _asked.Length)
        {
            throw new ArgumentException("Every candidate asked for needs an answer.", nameof(objectives));
        }

        for (var at = 0; at < _asked.Length; at++)
        {
            _evaluated.Add(_asked[at]);
            _objectives.Add(ParetoFront.IsDefined(objectives[at]) ? objectives[at] : null);
            _pool.Take(_asked[at]);
        }

        var left = Math.Min(_options.Trials - _evaluated.Count, _pool.OpenCount);
        _asked = left > 0 ? _chooser.Choose(_evaluated, _objectives, Math.Min(left, BatchSize), _batches++) : [];
    }

    /// <summary>Makes every trial.</summary>
    /// <param name="evaluate">Evaluates candidates, in order.</param>
    public void Run(Func<ImmutableArray<int>, IReadOnlyList<double[]?>> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        while (!IsDone)
        {
            Tell(evaluate(_asked));
        }
    }

    private int InitialCount => Math.Clamp(_options.Trials / 8, 2 * (_candidates.Axes.Length + 1), 160);

    private int BatchSize => _options.Batch ?? Math.Clamp(_options.Trials / 32, 4, 64);
}
