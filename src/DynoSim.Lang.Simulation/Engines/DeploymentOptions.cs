using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.KvCache;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Scaling;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Engines;

/// <summary>Pools of workers that serve a model on a cluster, and the policies that rule them.</summary>
[Kind("deployment", Doc = "Pools of workers that serve a model on a cluster, with their policies.", TopLevel = true)]
public sealed record DeploymentOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "deployment";

    /// <summary>The model served.</summary>
    [Knob("Model", Doc = "The model served; a pool may have its own.", Simulated = true)]
    public required ModelOptions Model { get; init; }

    /// <summary>The hardware.</summary>
    [Knob("Cluster", Doc = "The hardware the replicas stand on.", Simulated = true)]
    public required ClusterOptions Cluster { get; init; }

    /// <summary>Settings of the router; the decision itself is compiled.</summary>
    [Knob("Router", Default = "round_robin", Doc = "The policy that gives each request its worker.", Simulated = true)]
    public RouterOptions Router { get; init; } = new();

    /// <summary>What starts and drains replicas; null for fixed pools.</summary>
    [Knob("Planner?", Doc = "The policy that starts and drains replicas.")]
    public PlannerOptions? Planner { get; init; }

    /// <summary>What lets requests in; null for all of them.</summary>
    [Knob("Admission?", Doc = "The policy that lets requests in before they are routed.")]
    public AdmissionOptions? Admission { get; init; }

    /// <summary>KV tiers of the pools; null for the device only.</summary>
    [Knob("Cache?", Doc = "KV tiers of the pools; a pool may have its own.")]
    public CacheOptions? Cache { get; init; }

    /// <summary>The pools, in declaration order.</summary>
    [Knob("Pool", Name = "pool", Doc = "Workers of one kind; at least one pool.", Simulated = true)]
    public required ImmutableArray<PoolOptions> Pools { get; init; }

    /// <summary>How KV blocks travel from prefill to decode pools.</summary>
    [Knob("Transfer?", Doc = "How KV blocks travel from prefill to decode pools.")]
    public TransferOptions? Transfer { get; init; }

    /// <summary>GPUs of the initial replicas.</summary>
    [Knob("Gpus", Derived = true, Doc = "GPUs of the initial replicas of all pools.", Simulated = true)]
    public long Gpus => Pools.Sum(pool => pool.Gpus);

    /// <summary>
    /// Price of the initial replicas in dollars per second; null while the accelerator's is not known.
    /// </summary>
    [Knob("Money/Time?", Derived = true, Doc = "Price of the initial replicas.", Simulated = true)]
    public double? Price => Gpus * Cluster.Node.Accelerator.Price;

    /// <summary>KV capacity of all replicas in tokens; null while one is not known.</summary>
    [Knob("Tokens", Derived = true, Doc = "KV capacity of the initial replicas in tokens.", Simulated = true)]
    public long? KvTokens
    {
        get
        {
            long? total = 0;
            foreach (var pool in Pools)
            {
                total += pool.KvTokens * pool.Replicas;
            }

            return total;
        }
    }
}

/// <summary>How KV blocks travel between two pools.</summary>
[Kind("transfer", Doc = "How KV blocks travel from a prefill pool to a decode pool.")]
[Scope("request", typeof(RequestContext))]
[Statement(
    StatementKind.Where,
    Phase = KnobPhase.Policy,
    Doc = "Which requests travel; the others stay where they decode.")]
public sealed record TransferOptions
{
    /// <summary>Name of the pool they leave.</summary>
    [Knob("PoolName", Doc = "The pool they leave.")]
    public required string From { get; init; }

    /// <summary>Name of the pool they reach.</summary>
    [Knob("PoolName", Doc = "The pool they reach.")]
    public required string To { get; init; }

    /// <summary>Name of the node's link; null for scale_out.</summary>
    [Knob("Link?", Doc = "The link they take; cluster.node.scale_out by default.")]
    public LinkOptions? Link { get; init; }

    /// <summary>Whether the transfer overlaps with the prefill.</summary>
    [Knob("Overlap", Default = "off", Doc = "Whether the transfer overlaps with the prefill.")]
    public TransferOverlap Overlap { get; init; } = TransferOverlap.Off;

    /// <summary>Which tokens are charged.</summary>
    [Knob("TransferAccounting", Default = "destination_missing", Doc = "Which tokens are charged.")]
    public TransferAccounting Accounting { get; init; } = TransferAccounting.DestinationMissing;

    /// <summary>Fixed time of a transfer; null for the link's.</summary>
    [Knob("Time?", Range = ">=0", Doc = "Fixed time of a transfer; the link's latency by default.")]
    public SimulatedTime? Latency { get; init; }
}
