using System.Globalization;
using DynoSim.Lang.Experiments.Search;

namespace DynoSim.Lang.Tests.Search;

/// <summary>
/// The bar of guided searches: 98 % of the hypervolume of the whole space, on the scale of its front and on that of all
/// its points, within 10 % of the evaluations, as the median over seeds. <c>DYNOSIM_SEARCH=5</c> sets the
/// seeds of the surrogate.
/// </summary>
public sealed class GuidedSearchTests
{
    private const double Bar = 0.98;

    /// <summary>Evolution is quick enough for the median of the bar; a surrogate takes seconds a seed.</summary>
    private const int EvolutionSeeds = 5;

    private static int Seeds => int.TryParse(
        Environment.GetEnvironmentVariable("DYNOSIM_SEARCH"), CultureInfo.InvariantCulture, out var seeds) ? seeds : 1;

    [TestCase("aggregated")]
    [TestCase("split")]
    [TestCase("rugged")]
    public void A_surrogate_finds_the_front(string name) => Check(name, Seeds, (space, trials, seed) =>
    {
        var search = new SurrogateSearch(
            space.Candidates,
            new SurrogateOptions { Trials = trials, Seed = seed, Objectives = space.ObjectiveCount });
        search.Run(asked => [.. asked.Select(at => space.Objectives[at])]);
        return search.Evaluated;
    });

    [TestCase("aggregated")]
    [TestCase("split")]
    [TestCase("rugged")]
    public void Evolution_finds_the_front(string name) => Check(name, EvolutionSeeds, (space, trials, seed) =>
    {
        var search = new EvolutionarySearch(
            space.Candidates.Axes,
            coordinates => space.Find(coordinates)?.ToString(CultureInfo.InvariantCulture),
            new EvolutionOptions { Trials = trials, Seed = seed });
        search.Run(asked => [.. asked.Select(point => space.Objectives[IndexOf(point)])]);
        return [.. search.Evaluated.Select(IndexOf)];
    });

    private static int IndexOf(SearchPoint point) => int.Parse(point.Key, CultureInfo.InvariantCulture);

    private static void Check(string name, int seeds, Func<TestSpace, int, int, IReadOnlyList<int>> search)
    {
        var space = name switch
        {
            "aggregated" => ServingSpaces.Aggregated(),
            "split" => ServingSpaces.Split(),
            _ => ServingSpaces.Rugged(),
        };
        var trials = space.Levels.Length / 10;
        var reached = Enumerable.Range(1, seeds).Select(seed => space.Reached(search(space, trials, seed))).ToArray();
        var onFront = Median(reached.Select(part => part.OnFront));
        var onAll = Median(reached.Select(part => part.OnAll));
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{space.Name}: {space.Levels.Length} points, {trials} trials, {seeds} seeds: median {onFront:0.0000} of "
                + $"the volume on the scale of the front, {onAll:0.0000} on that of all"));
        Assert.That(onFront, Is.GreaterThanOrEqualTo(Bar));
        Assert.That(onAll, Is.GreaterThanOrEqualTo(Bar));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }
}
