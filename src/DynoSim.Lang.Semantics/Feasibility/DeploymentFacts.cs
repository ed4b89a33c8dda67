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
    EntityValue Entity, ClusterFacts? Cluster, ImmutableArray<PoolFacts> Pools, bool IsComplete)
{
    /// <summary>Collects the facts of a deployment.</summary>
    public static DeploymentFacts Of(EntityValue deployment, OptionsMaterializer options)
    {
        var cluster = ClusterFacts.Of(deployment.Block("cluster"), options);
        var cache = deployment.Block("cache");
        var model = deployment.Block("model");
        var blocks = deployment.Blocks("pool");
        var pools = ImmutableArray.CreateBuilder<PoolFacts>();
        foreach (var block in blocks)
        {
            var own = block.Block("model") ?? model;
            if (options.Make<PoolOptions>(block) is { } pool
                && options.Make<ModelOptions>(own) is { } served
                && cluster?.Find(pool.On) is { } place)
            {
                var tiers = block.Block("cache") ?? cache;
                pools.Add(new PoolFacts(block, pool, served, place, own)
                {
                    Deployment = deployment,
                    CacheEntity = tiers,
                    Cache = options.Make<CacheOptions>(tiers),
                });
            }
        }

        return new DeploymentFacts(
            deployment, cluster, WithRoom(pools.ToImmutable()), pools.Count == blocks.Length);
    }

    /// <summary>The pool of a name; null if there is none, or it is not complete.</summary>
    public PoolFacts? Find(string name) => Pools.FirstOrDefault(pool => pool.Options.Name == name);

    /// <summary>Each pool with the GPUs that the others leave it where it stands.</summary>
    private static ImmutableArray<PoolFacts> WithRoom(ImmutableArray<PoolFacts> pools) =>
    [
        .. pools.Select(pool => pool with
        {
            Room = pool.Place.Gpus - pools.Where(other => other != pool && other.Place == pool.Place)
                .Sum(other => other.Options.Gpus),
        }),
    ];
}
