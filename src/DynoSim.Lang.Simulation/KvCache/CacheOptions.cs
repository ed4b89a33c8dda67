using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.KvCache;

/// <summary>KV tiers below the device and the policies that move blocks between them.</summary>
[Kind("cache", Doc = "KV tiers and the policies that move blocks between them.", TopLevel = true)]
public sealed record CacheOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "cache";

    /// <summary>Tokens of a block; null for the engine's.</summary>
    [Knob("Tokens/Blocks?", Range = "1..65_536", Per = "tok/blk", Doc = "Tokens of a block; must be the engine's.")]
    public long? Block { get; init; }

    /// <summary>The tiers, fastest first.</summary>
    [Knob("Tier", Name = "tier", Doc = "A place that holds blocks, in the order device, host, nvme, object.")]
    public ImmutableArray<TierOptions> Tiers { get; init; } = [];

    /// <summary>Copies downwards.</summary>
    [Knob("Offload", Name = "offload", Doc = "Copies blocks to a lower tier when they are evicted or completed.")]
    public ImmutableArray<OffloadOptions> Offloads { get; init; } = [];

    /// <summary>Loads upwards; null for none.</summary>
    [Knob("Onboard?", Doc = "Loads blocks from a lower tier instead of computing them again.")]
    public OnboardOptions? Onboard { get; init; }
}

/// <summary>A place that holds KV blocks.</summary>
[Kind("tier", Doc = "A place that holds KV blocks.")]
[Scope("block", typeof(BlockContext))]
public sealed record TierOptions
{
    /// <summary>The name it was declared with.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is.</summary>
    [Knob("Medium", Doc = "Where the blocks are: device, host, nvme or object.")]
    public required Medium Medium { get; init; }

    /// <summary>Bytes it holds; null for what the engine's memory leaves, on the device only.</summary>
    [Knob("Bytes|auto", Doc = "What it holds; `auto` on the device is what the memory leaves.")]
    public required double? Capacity { get; init; }

    /// <summary>Read bandwidth in bytes per second; null for 32 GB/s on the host and 10 GB/s on disk.</summary>
    [Knob(
        "Bandwidth?",
        Range = ">0",
        Usual = "10MB/s..1_000TB/s",
        Doc = "Read bandwidth; 32GB/s on the host and 10GB/s on nvme by default.")]
    public double? Bandwidth { get; init; }

    /// <summary>Write bandwidth in bytes per second; null for the read bandwidth.</summary>
    [Knob(
        "Bandwidth?",
        Range = ">0",
        Usual = "10MB/s..1_000TB/s",
        Doc = "Write bandwidth; the read bandwidth by default.")]
    public double? WriteBandwidth { get; init; }

    /// <summary>Fixed time of an access; null for 0 on the host and 100 us on disk.</summary>
    [Knob(
        "Time?",
        Range = ">=0",
        Usual = "1ns..10s",
        Doc = "Fixed time of an access; 0s on the host and 100us on nvme by default.")]
    public SimulatedTime? Latency { get; init; }

    /// <summary>Who shares it.</summary>
    [Knob("Scope", Default = "worker", Doc = "Who shares it: a worker, the workers of a node, the cluster.")]
    public TierScope Shared { get; init; } = TierScope.Worker;

    /// <summary>Bandwidth of all who share it; null for no limit.</summary>
    [Knob("Bandwidth?", Range = ">0", Doc = "Bandwidth of all who share it together.")]
    public double? SharedBandwidth { get; init; }

    /// <summary>Which block leaves first.</summary>
    [Knob("Evict", Default = "lru", Doc = "Which block leaves first: lru, lfu, fifo, belady or by(expression).")]
    public Evict Evict { get; init; } = Evict.Lru;
}

/// <summary>A copy of blocks to a lower tier.</summary>
[Kind("offload", Doc = "Copies blocks to a lower tier when they are evicted or completed.", NameOptional = true)]
[Scope("block", typeof(BlockContext))]
[Statement(StatementKind.Where, Phase = KnobPhase.Policy, Doc = "Which blocks are copied.")]
public sealed record OffloadOptions
{
    /// <summary>The name it was declared with; empty without one.</summary>
    public string Name { get; init; } = "";

    /// <summary>The tier the blocks leave.</summary>
    [Knob("TierName", Doc = "The tier the blocks leave.")]
    public required string From { get; init; }

    /// <summary>The tier they are copied to.</summary>
    [Knob("TierName", Doc = "The tier they are copied to.")]
    public required string To { get; init; }

    /// <summary>Blocks of one copy.</summary>
    [Knob("Blocks", Default = "32blk", Range = ">0", Doc = "Blocks copied together.")]
    public long Batch { get; init; } = 32;
}

/// <summary>A load of blocks from a lower tier.</summary>
[Kind("onboard", Doc = "Loads blocks from a lower tier instead of computing them again.")]
[Scope("block", typeof(BlockContext))]
[Statement(StatementKind.Where, Phase = KnobPhase.Policy, Doc = "Which blocks are loaded rather than computed.")]
public sealed record OnboardOptions;

/// <summary>Where a tier is.</summary>
[LanguageEnum("Medium")]
public enum Medium
{
    /// <summary>Device memory (G1).</summary>
    Device,

    /// <summary>Host memory (G2).</summary>
    Host,

    /// <summary>Local or shared disk (G3).</summary>
    Nvme,

    /// <summary>Object store (G4).</summary>
    Object,
}

/// <summary>Who shares a tier.</summary>
[LanguageEnum("Scope")]
public enum TierScope
{
    /// <summary>One worker.</summary>
    Worker,

    /// <summary>The workers of a node.</summary>
    Node,

    /// <summary>The whole cluster.</summary>
    Cluster,
}
