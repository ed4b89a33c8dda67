using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN1001: a pool stands on a group of nodes that its cluster does not have.</summary>
internal static class PoolPlaces
{
    public static void Check(EntityValue deployment, FeasibilityReport report)
    {
        if (deployment.Block("cluster") is not { } cluster)
        {
            return;
        }

        var groups = cluster.Blocks("group").Select(group => group.Name).ToArray();
        foreach (var pool in deployment.Blocks("pool"))
        {
            if (pool.Get("on") is not StringValue { Value: var name } || groups.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }

            var near = Spelling.Suggest(name, groups);
            report.Add(
                Descriptors.UnknownName,
                pool.LocationOf("on"),
                $"cluster `{cluster.Name}` has no group `{name}` for pool `{pool.Name}` to stand on",
                $"no group `{name}`",
                !near.IsEmpty ? $"did you mean `{near[0]}`?"
                    : groups.Length == 0 ? "leave `on` out: the cluster has one sort of nodes"
                    : $"it has {string.Join(", ", groups.Select(group => $"`{group}`"))}",
                related: FeasibilityReport.At(cluster.Location, $"cluster `{cluster.Name}`"));
        }
    }
}
