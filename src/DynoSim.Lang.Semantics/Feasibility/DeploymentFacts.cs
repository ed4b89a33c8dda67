using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.KvCache;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>A deployment with the pools that are complete.</summary>
/// <param name="Entity">The deployment as written.</param>
/// <param name="Cluster">The cluster; null if it is not complete.</param>
/// <param name="Pools">The complete pools, in declaration order.</param>
/// <param name="IsComplete">Whether all pools are.</param>
internal sealed record DeploymentFacts(
    EntityValue Entity, ClusterOptions? Cluster, ImmutableArray<PoolFacts> Pools, bool IsComplete)
{
    /// <summary>Collects the facts of a deployment.</summary>
    public static DeploymentFacts Of(EntityValue deployment, OptionsMaterializer options)
    {
        var cluster = options.Make<ClusterOptions>(deployment.Block("cluster"));
        var cache = options.Make<CacheOptions>(deployment.Block("cache"));
        var model = deployment.Block("model");
        var blocks = deployment.Blocks("pool");
        var pools = ImmutableArray.CreateBuilder<PoolFacts>();
        foreach (var block in blocks)
        {
            var own = block.Block("model") ?? model;
            if (options.Make<PoolOptions>(block) is { } pool
                && options.Make<ModelOptions>(own) is { } served
                && NodeOf(pool, cluster) is { } node)
            {
                pools.Add(new PoolFacts(block, pool, served, node, own, pool.Cache ?? cache));
            }
        }

        return new DeploymentFacts(deployment, cluster, pools.ToImmutable(), pools.Count == blocks.Length);
    }

    /// <summary>The pool of a name; null if there is none, or it is not complete.</summary>
    public PoolFacts? Find(string name) => Pools.FirstOrDefault(pool => pool.Options.Name == name);

    private static NodeOptions? NodeOf(PoolOptions pool, ClusterOptions? cluster) => pool.On is { } group
        ? cluster?.Groups.FirstOrDefault(candidate => candidate.Name == group)?.Node
        : cluster?.Node;
}
