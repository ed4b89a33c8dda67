using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN4004: the pools together fit the cluster, and each group of it those that stand on it.</summary>
internal static class GpusExceedCluster
{
    public static void Check(DeploymentFacts deployment, FeasibilityReport report)
    {
        if (deployment.Cluster is not { } cluster || !deployment.IsComplete)
        {
            return;
        }

        foreach (var place in cluster.Places)
        {
            ImmutableArray<PoolFacts> pools = [.. deployment.Pools.Where(pool => pool.Place == place)];
            var asked = pools.Sum(pool => pool.Options.Gpus);
            if (asked > place.Gpus)
            {
                Report(deployment, place, pools, asked, report);
            }
        }
    }

    private static void Report(
        DeploymentFacts deployment,
        ClusterPlace place,
        ImmutableArray<PoolFacts> pools,
        long asked,
        FeasibilityReport report)
    {
        var where = place.Group is { } group ? $"group `{group}` of cluster" : "cluster";
        var name = $"{where} `{deployment.Cluster?.Name}`";
        report.Add(
            Descriptors.GpusExceedCluster,
            Places.OfCopy(deployment.Entity),
            $"`{deployment.Entity.Name}` asks for {asked} GPUs, but {name} has {place.Gpus}",
            $"{asked}gpu of {place.Gpus}gpu",
            $"{Fewer(pools)}, or {Nodes(asked, place.Node.Gpus)} nodes",
            [
                .. pools.Select(pool => $"pool `{pool.Options.Name}`: {pool.Options.Replicas} replicas of "
                    + $"{pool.Options.GpusPerReplica} = {pool.Options.Gpus}gpu"),
                $"{name}: {place.Nodes} nodes of {place.Node.Gpus} = {place.Gpus}gpu",
            ]);
    }

    private static string Fewer(ImmutableArray<PoolFacts> pools) =>
        pools is [var only] && only.ReplicasWith(only.Options.Tp) is > 0 and var most
            ? $"use replicas = {most}"
            : "use fewer replicas";

    private static long Nodes(long gpus, long perNode) => (gpus + Math.Max(1, perNode) - 1) / Math.Max(1, perNode);
}
