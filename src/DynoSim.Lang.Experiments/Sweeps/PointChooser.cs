using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>Chooses the points of a sweep as its search says, and has them run.</summary>
/// <param name="plan">The experiment.</param>
/// <param name="space">Its points.</param>
/// <param name="ledger">Runs them.</param>
internal sealed class PointChooser(ExperimentPlan plan, ExperimentSpace space, SweepLedger ledger)
{
    /// <summary>The most points of a space that is listed.</summary>
    public const int MostPoints = 1_000_000;

    /// <summary>The answers of a <c>bisect</c>; empty of other searches.</summary>
    public ImmutableArray<CapacityAnswer> Capacities { get; private set; } = [];

    /// <summary>Runs the search to its end.</summary>
    public void Run()
    {
        switch (plan.Search.Word)
        {
            case "exhaustive":
                ledger.Of([.. space.Points(MostPoints)]);
                break;
            case "sample":
                ledger.Of(Sample(plan, space));
                break;
            case "bisect":
                Capacities = new BisectSearch(space, ledger).Run();
                break;
            default:
                new GuidedSearch(plan, space, ledger).Run();
                break;
        }
    }

    /// <summary>The points of a sample; where <c>where</c> excludes one, there is one less.</summary>
    public static ImmutableArray<SpacePoint> Sample(ExperimentPlan plan, ExperimentSpace space)
    {
        var count = (int)Math.Min(plan.Search.Trials, MostPoints);
        var chosen = ImmutableArray.CreateBuilder<SpacePoint>();
        for (var part = 0; part < space.Axes.Length; part++)
        {
            var axes = space.Axes[part].Length;
            var share = (count / space.Axes.Length) + (part < count % space.Axes.Length ? 1 : 0);
            var coordinates = plan.Search.Method switch
            {
                "lhs" => LatinHypercube.Points(share, axes, plan.Search.Seed),
                "random" => RandomPoints.Points(share, axes, plan.Search.Seed),
                _ => new SobolSequence(axes, plan.Search.Seed).Points(share),
            };
            chosen.AddRange(coordinates.Select(at => space.At(part, at)).OfType<SpacePoint>());
        }

        return [.. chosen.DistinctBy(point => point.Id)];
    }
}
