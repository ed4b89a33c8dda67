using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN4004: the pools together fit the cluster.</summary>
internal static class GpusExceedCluster
{
    public static void Check(DeploymentFacts deployment, FeasibilityReport report)
    {
        if (deployment.Cluster is not { } cluster || !deployment.IsComplete)
        {
            return;
        }

        var asked = deployment.Pools.Sum(pool => pool.Options.Gpus);
        if (asked <= cluster.Gpus)
        {
            return;
        }

        report.Add(
            Descriptors.GpusExceedCluster,
            deployment.Entity.Location,
            $"`{deployment.Entity.Name}` asks for {asked} GPUs, but cluster `{cluster.Name}` has {cluster.Gpus}",
            $"{asked}gpu of {cluster.Gpus}gpu",
            $"use fewer replicas, or {Nodes(asked, cluster.Node.Gpus)} nodes",
            [
                .. deployment.Pools.Select(pool => $"pool `{pool.Options.Name}`: {pool.Options.Replicas} replicas of "
                    + $"{pool.Options.GpusPerReplica} = {pool.Options.Gpus}gpu"),
                $"cluster `{cluster.Name}`: {cluster.Nodes} nodes of {cluster.Node.Gpus} = {cluster.Gpus}gpu",
            ]);
    }

    private static long Nodes(long gpus, long perNode) => (gpus + Math.Max(1, perNode) - 1) / Math.Max(1, perNode);
}
