using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN1001 and DYN2020: a pool stands on a group of nodes that its cluster has, and says on which of them.
/// </summary>
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
            if (pool.Get("on") is StringValue { Value: var name })
            {
                CheckName(pool, name, groups, cluster, report);
            }
            else if (groups.Length > 0 && !cluster.IsSet("node") && !pool.Get("on").IsError)
            {
                report.Add(
                    Descriptors.RequiredMissing,
                    pool.Location,
                    $"pool `{pool.Name}` needs `on`",
                    "on which group it stands",
                    $"write `on = {groups[0]}`",
                    [$"cluster `{cluster.Name}` has groups of nodes: {Listed(groups)}"]);
            }
        }
    }

    private static void CheckName(
        EntityValue pool, string name, string[] groups, EntityValue cluster, FeasibilityReport report)
    {
        if (groups.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

        var near = Spelling.Suggest(name, groups);
        report.Add(
            Descriptors.UnknownName,
            pool.LocationOf("on"),
            $"cluster `{cluster.Name}` has no group `{name}` for pool `{pool.Name}` to stand on",
            $"no group `{name}`",
            !near.IsEmpty ? $"did you mean `{near[0]}`?"
                : groups.Length == 0 ? "leave `on` out: the cluster has one sort of nodes"
                : $"it has {Listed(groups)}",
            related: FeasibilityReport.At(cluster.Location, $"cluster `{cluster.Name}`"));
    }

    private static string Listed(string[] groups) => string.Join(", ", groups.Select(group => $"`{group}`"));
}
