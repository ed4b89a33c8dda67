using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Shards;

/// <summary>What there is to share: the points that are known before anything has run.</summary>
internal static class ShardPoints
{
    /// <summary>The baseline, then the points of a search in order; none if results decide which there are.</summary>
    public static ImmutableArray<SpacePoint> Of(ExperimentPlan plan, ExperimentSpace space) => plan.Search.Word switch
    {
        "exhaustive" => With(space.Baseline, space.Points(PointChooser.MostPoints)),
        "sample" => With(space.Baseline, PointChooser.Sample(plan, space)),
        _ => [],
    };

    /// <summary>Why the points of an experiment cannot be shared; null if they can.</summary>
    public static string? Refusal(ExperimentPlan plan) => plan.Search.Word is "exhaustive" or "sample"
        ? null
        : $"experiment `{plan.Name}` searches by `{plan.Search.Word}`, which chooses points by the results of others, "
            + "so parts of it cannot run apart; only `exhaustive` and `sample` are shared among tasks. Run it whole, "
            + "on one node: `sbatch --wrap` with the same command without the options of this one";

    private static ImmutableArray<SpacePoint> With(SpacePoint baseline, IEnumerable<SpacePoint> points) =>
        [.. points.Prepend(baseline).DistinctBy(point => point.Id)];
}
