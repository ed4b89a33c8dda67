using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN4005: a replica stands on one node unless the pool allows more.</summary>
internal static class GroupSpansNodes
{
    public static void Check(PoolFacts pool, FeasibilityReport report)
    {
        var replica = pool.Options.GpusPerReplica;
        if (pool.Options.CrossNode || replica <= pool.Node.Gpus)
        {
            return;
        }

        report.Add(
            Descriptors.GroupSpansNodes,
            pool.At("tp", "pp", "dp", "cross_node", "on"),
            $"a replica of pool `{pool.Options.Name}` needs {replica} GPUs, but node `{pool.Node.Name}` has "
                + $"{pool.Node.Gpus}",
            $"tp {pool.Options.Tp} x pp {pool.Options.Pp} x dp {pool.Options.Dp} = {replica}gpu",
            $"use at most {pool.Node.Gpus} GPUs a replica, or `cross_node = true`");
    }
}
