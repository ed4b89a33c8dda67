using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Experiments.Search;

namespace DynoSim.Lang.Tests.Search;

/// <summary>An evolutionary search keeps its budget, repeats itself and never a point.</summary>
public sealed class EvolutionarySearchTests
{
    private static readonly ImmutableArray<SearchAxis> Axes =
        [SearchAxis.Ordered(9), SearchAxis.Categorical(4), SearchAxis.Interval];

    [Test]
    public void No_point_is_asked_for_twice_nor_outside_the_space()
    {
        var search = Search(trials: 300, seed: 1);
        search.Run(asked => [.. asked.Select(point => Objectives([.. point.Coordinates]))]);
        Assert.That(search.Evaluated, Has.Count.EqualTo(300));
        Assert.That(search.Evaluated.Select(point => point.Key), Is.Unique);
        Assert.That(search.Evaluated.Select(point => Decode([.. point.Coordinates])), Is.All.Not.Null);
    }

    [Test]
    public void The_same_answers_give_the_same_questions()
    {
        var first = Search(trials: 200, seed: 5);
        first.Run(asked => [.. asked.Select(point => Objectives([.. point.Coordinates]))]);
        var again = Search(trials: 200, seed: 5);
        var answers = new Queue<double[]?>(first.Objectives);
        again.Run(asked => [.. asked.Select(_ => answers.Dequeue())]);
        Assert.That(again.Evaluated.Select(point => point.Key), Is.EqualTo(first.Evaluated.Select(point => point.Key)));
        var other = Search(trials: 200, seed: 6);
        Assert.That(other.Next()[0].Key, Is.Not.EqualTo(first.Evaluated[0].Key));
    }

    [Test]
    public void A_small_space_ends_the_search()
    {
        var search = new EvolutionarySearch(
            [SearchAxis.Ordered(3), SearchAxis.Categorical(2)],
            coordinates => coordinates[0] < 0.34 && coordinates[1] > 0.5
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{coordinates[0]} {coordinates[1]}"),
            new EvolutionOptions { Trials = 100, Seed = 1 });
        search.Run(asked => [.. asked.Select(_ => (double[]?)null)]);
        Assert.That(search.Evaluated, Has.Count.EqualTo(5));
        Assert.That(search.IsDone);
    }

    [Test]
    public void An_interval_is_approached()
    {
        // One objective with its best place within an interval and at one level of each other axis.
        var search = Search(trials: 400, seed: 3);
        search.Run(asked => [.. asked.Select(point => Objectives([.. point.Coordinates])?[..1])]);
        Assert.That(search.Objectives.Min(point => point?[0] ?? double.PositiveInfinity), Is.LessThan(0.02));
    }

    [Test]
    public void Answers_must_match_the_questions() =>
        Assert.That(() => Search(trials: 20, seed: 1).Tell([null]), Throws.ArgumentException);

    private static EvolutionarySearch Search(int trials, long seed) =>
        new(Axes, Decode, new EvolutionOptions { Trials = trials, Seed = seed });

    private static string? Decode(double[] coordinates) => coordinates[2] < 0.05
        ? null
        : string.Create(
            CultureInfo.InvariantCulture, $"{coordinates[0]:0.000} {coordinates[1]:0.000} {coordinates[2]:R}");

    private static double[]? Objectives(double[] at) => Axes[1].LevelOf(at[1]) == 1
        ? null
        : [Math.Abs(at[2] - 0.37) + Math.Abs(at[0] - 0.5) + Axes[1].LevelOf(at[1]), at[2] - at[0]];
}
