using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// Searches in which results decide which point is next: <c>bayesian</c>, which learns the objectives over a list of
/// candidates, and <c>evolutionary</c>, which breeds points and so needs no list. Batches are as large as the search
/// makes them, whatever the number of threads.
/// </summary>
/// <param name="plan">The experiment.</param>
/// <param name="space">Its points.</param>
/// <param name="ledger">Runs them.</param>
internal sealed class GuidedSearch(ExperimentPlan plan, ExperimentSpace space, SweepLedger ledger)
{
    /// <summary>Candidates drawn from a space that has an interval, or too many points to list.</summary>
    private const int MostDrawn = 20_000;

    private readonly int _trials = (int)Math.Min(plan.Search.Trials, PointChooser.MostPoints);

    /// <summary>Runs the search to its end.</summary>
    public void Run()
    {
        if (plan.Search.Word == "bayesian")
        {
            Learn();
        }
        else
        {
            Breed();
        }
    }

    private void Learn()
    {
        var points = Candidates();
        if (points.IsEmpty)
        {
            return;
        }

        var candidates = new SearchCoordinates(space).ListOf(points);
        var search = new SurrogateSearch(candidates, new SurrogateOptions
        {
            Trials = Math.Min(_trials, points.Length),
            Seed = plan.Search.Seed,
            Objectives = plan.Objectives.Length,
        });
        search.Run(chosen => Objectives([.. chosen.Select(index => points[index])]));
    }

    /// <summary>The points to choose from: all there are, or as many as can be looked at, spread evenly.</summary>
    private ImmutableArray<SpacePoint> Candidates()
    {
        if (space.Size(PointChooser.MostPoints) is <= PointChooser.MostPoints)
        {
            return [.. space.Points(PointChooser.MostPoints)];
        }

        var share = MostDrawn / space.Axes.Length;
        return
        [
            .. Enumerable.Range(0, space.Axes.Length)
                .SelectMany(part => new SobolSequence(space.Axes[part].Length, plan.Search.Seed).Points(share)
                    .Select(at => space.At(part, at)))
                .OfType<SpacePoint>()
                .DistinctBy(point => point.Id),
        ];
    }

    /// <summary>United spaces share the trials.</summary>
    private void Breed()
    {
        for (var part = 0; part < space.Axes.Length; part++)
        {
            var known = new Dictionary<string, SpacePoint>(StringComparer.Ordinal);
            string? Decode(int of, double[] coordinates)
            {
                if (space.At(of, coordinates) is not { } point)
                {
                    return null;
                }

                known[point.Id] = point;
                return point.Id;
            }

            var current = part;
            var search = new EvolutionarySearch(
                SearchCoordinates.AxesOf(space.Axes[part]),
                coordinates => Decode(current, coordinates),
                new EvolutionOptions { Trials = _trials / space.Axes.Length, Seed = plan.Search.Seed });
            search.Run(chosen => Objectives([.. chosen.Select(point => known[point.Key])]));
        }
    }

    private double[]?[] Objectives(ImmutableArray<SpacePoint> points) =>
        [.. ledger.Of(points).Select(point => SweepRunner.Vector(plan, point))];
}
