using DynoSim.Lang.Simulation.KvCache;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Engines;

/// <summary>Workers of one kind: the same engine on the same hardware, so many replicas.</summary>
[Kind("pool", Doc = "Workers of one kind: the same engine on the same hardware, so many replicas.")]
public sealed record PoolOptions
{
    /// <summary>The name it was declared with.</summary>
    public required string Name { get; init; }

    /// <summary>What the pool does.</summary>
    [Knob("Role", Default = "aggregated", Doc = "What the pool does for its requests.")]
    public Role Role { get; init; } = Role.Aggregated;

    /// <summary>Workers at the start.</summary>
    [Knob("Count", Range = "0..4096", Doc = "Workers at the start; 0 only under a planner.", Simulated = true)]
    public required long Replicas { get; init; }

    /// <summary>Tensor-parallel degree.</summary>
    [Knob("Count", Default = "1", Range = "1..1024", Doc = "Tensor-parallel degree of a replica.", Simulated = true)]
    public long Tp { get; init; } = 1;

    /// <summary>Pipeline-parallel degree.</summary>
    [Knob("Count", Default = "1", Range = "1..1024", Doc = "Pipeline-parallel degree of a replica.")]
    public long Pp { get; init; } = 1;

    /// <summary>Attention data-parallel degree.</summary>
    [Knob("Count", Default = "1", Range = "1..1024", Doc = "Attention data-parallel degree of a replica.")]
    public long Dp { get; init; } = 1;

    /// <summary>Expert-parallel degree.</summary>
    [Knob("Count", Default = "1", Range = "1..1024", Doc = "Expert-parallel degree; tp * dp = moe_tp * ep.")]
    public long Ep { get; init; } = 1;

    /// <summary>Tensor-parallel degree of the experts; null for tp * dp / ep.</summary>
    [Knob("Count?", Range = "1..1024", Doc = "Tensor-parallel degree of the experts; tp * dp / ep by default.")]
    public long? MoeTp { get; init; }

    /// <summary>The engine of every worker.</summary>
    [Knob("Engine", Doc = "The engine that every worker runs.", Simulated = true)]
    public required EngineOptions Engine { get; init; }

    /// <summary>The model, if not the deployment's.</summary>
    [Knob("Model?", Doc = "The model, if not the deployment's.", Simulated = true)]
    public ModelOptions? Model { get; init; }

    /// <summary>KV tiers, if not the deployment's.</summary>
    [Knob("Cache?", Doc = "KV tiers, if not the deployment's.")]
    public CacheOptions? Cache { get; init; }

    /// <summary>The router, if not the deployment's.</summary>
    [Knob("Router?", Doc = "The router, if not the deployment's.")]
    public RouterOptions? Router { get; init; }

    /// <summary>Name of the cluster's node group the replicas stand on.</summary>
    [Knob("GroupName?", Doc = "The cluster's node group the replicas stand on.")]
    public string? On { get; init; }

    /// <summary>Whether a replica may span nodes.</summary>
    [Knob("Bool", Default = "false", Doc = "Whether a replica may span nodes.")]
    public bool CrossNode { get; init; }

    /// <summary>How KV heads are laid out.</summary>
    [Knob("Sharding", Default = "tp", Doc = "Layout of KV heads when tp exceeds their number.")]
    public Sharding Sharding { get; init; } = Sharding.Tp;

    /// <summary>GPUs of a replica.</summary>
    [Knob("Gpus", Derived = true, Doc = "GPUs of a replica: tp * pp * dp.", Simulated = true)]
    public long GpusPerReplica => Tp * Pp * Dp;

    /// <summary>GPUs of the initial replicas.</summary>
    [Knob("Gpus", Derived = true, Doc = "GPUs of the initial replicas.", Simulated = true)]
    public long Gpus => Replicas * GpusPerReplica;

    /// <summary>Usable KV blocks of a replica, as stated or derived from the memory; null while not known.</summary>
    [Knob(
        "Blocks",
        Derived = true,
        Doc = "Usable KV blocks of a replica, stated or derived from the memory.",
        Simulated = true)]
    public long? KvBlocks { get; init; }

    /// <summary>KV capacity of a replica in tokens; null while not known.</summary>
    [Knob("Tokens", Derived = true, Doc = "KV capacity of a replica in tokens.", Simulated = true)]
    public long? KvTokens => KvBlocks * Engine.Block;
}
