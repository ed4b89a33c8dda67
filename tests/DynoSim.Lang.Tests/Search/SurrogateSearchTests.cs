using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Pareto;
using DynoSim.Lang.Experiments.Search;

namespace DynoSim.Lang.Tests.Search;

/// <summary>A search with a surrogate keeps its budget, repeats itself and never a candidate.</summary>
public sealed class SurrogateSearchTests
{
    private static readonly ImmutableArray<SearchAxis> Axes =
        [SearchAxis.Ordered(12), SearchAxis.Categorical(5), SearchAxis.Interval];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(5)]
    public void Any_number_of_objectives_is_searched(int objectives)
    {
        var candidates = Candidates(800);
        var search = Search(candidates, trials: 120, objectives);
        search.Run(asked => [.. asked.Select(candidate => Objectives(candidates, candidate, objectives))]);
        Assert.That(search.Evaluated, Has.Count.EqualTo(120));
        Assert.That(search.Evaluated, Is.Unique);
        var all = Enumerable.Range(0, candidates.Count).Select(at => Objectives(candidates, at, objectives)).ToArray();
        var scale = ObjectiveScale.OfFront(all);
        Assert.That(
            scale?.HypervolumeOf(search.Objectives), Is.GreaterThan(0.9 * scale?.HypervolumeOf(all) ?? double.NaN));
    }

    [Test]
    public void The_same_answers_give_the_same_questions()
    {
        var candidates = Candidates(600);
        var first = Search(candidates, trials: 90, objectives: 2);
        first.Run(asked => [.. asked.Select(candidate => Objectives(candidates, candidate, 2))]);
        var again = Search(candidates, trials: 90, objectives: 2);
        var answers = new Queue<double[]?>(first.Objectives);
        again.Run(asked => [.. asked.Select(_ => answers.Dequeue())]);
        Assert.That(again.Evaluated, Is.EqualTo(first.Evaluated));
        Assert.That(Search(candidates, 90, 2, seed: 4).Next(), Is.Not.EqualTo(Search(candidates, 90, 2).Next()));
    }

    [TestCase(7, 100, 7)]
    [TestCase(1, 1, 1)]
    [TestCase(40, 3, 3)]
    [TestCase(0, 10, 0)]
    public void It_ends_with_the_trials_or_the_candidates(int count, int trials, int expected)
    {
        var candidates = Candidates(count);
        var search = Search(candidates, trials, objectives: 2);
        search.Run(asked => [.. asked.Select(candidate => Objectives(candidates, candidate, 2))]);
        Assert.That(search.Evaluated, Has.Count.EqualTo(expected));
        Assert.That(search.Evaluated, Is.Unique);
    }

    [Test]
    public void A_space_without_any_result_is_searched_to_the_end()
    {
        var search = Search(Candidates(300), trials: 60, objectives: 2);
        search.Run(asked => [.. asked.Select(at => at % 2 == 0 ? null : new[] { double.NaN, 1 })]);
        Assert.That(search.Evaluated, Has.Count.EqualTo(60));
    }

    [Test]
    public void Equal_results_everywhere_do_no_harm()
    {
        var search = Search(Candidates(300), trials: 60, objectives: 2);
        search.Run(asked => [.. asked.Select(_ => new[] { 1.0, 2.0 })]);
        Assert.That(search.Evaluated, Has.Count.EqualTo(60));
    }

    [Test]
    public void Levels_and_coordinates_are_the_same_list()
    {
        var axes = ImmutableArray.Create(SearchAxis.Ordered(4), SearchAxis.Categorical(2));
        var list = CandidateList.OfLevels(axes, [[0, 1], [3, 0]]);
        Assert.That((list.Count, list[0, 0], list[0, 1], list[1, 0]), Is.EqualTo((2, 0.125, 0.75, 0.875)));
        Assert.That(() => new CandidateList(axes, [0.5]), Throws.ArgumentException);
    }

    private static CandidateList Candidates(int count) =>
        new(Axes, [.. new SobolSequence(3, seed: 1).Points(count).SelectMany(point => point)]);

    private static SurrogateSearch Search(CandidateList candidates, int trials, int objectives, long seed = 3) =>
        new(candidates, new SurrogateOptions { Trials = trials, Seed = seed, Objectives = objectives });

    // Every objective has its best place elsewhere; one name and one corner have no result.
    private static double[]? Objectives(CandidateList candidates, int candidate, int objectives)
    {
        var level = Axes[1].LevelOf(candidates[candidate, 1]);
        return level == 3 || candidates[candidate, 0] + candidates[candidate, 2] > 1.7 ? null :
        [
            .. Enumerable.Range(0, objectives).Select(objective =>
                Math.Abs(candidates[candidate, 0] - (0.2 * objective)) + (0.3 * ((level + objective) % 5))
                + ((candidates[candidate, 2] - (0.15 * objective)) * (candidates[candidate, 2] - (0.15 * objective)))),
        ];
    }
}
