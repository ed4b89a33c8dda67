using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Routing;

/// <summary>
/// The settings of a router apart from its decision (<c>eligible</c>, <c>choose</c>, <c>tie_break</c>), which is
/// compiled to an <see cref="IRouterPolicy"/>.
/// </summary>
[Kind("router", Doc = "The policy that gives each request its worker.", TopLevel = true)]
[Statement(
    StatementKind.Eligible,
    Phase = KnobPhase.Policy,
    Repeatable = true,
    Doc = "Which workers may be chosen; several conditions must all hold. `worker.ready` always must.",
    Simulated = true)]
[Statement(
    StatementKind.Choose,
    Type = "T",
    Phase = KnobPhase.Policy,
    Required = true,
    Doc = "The worker with the least (or greatest) value is chosen.",
    Simulated = true)]
[Scope("request", typeof(RequestContext))]
[Scope("worker", typeof(WorkerContext))]
[Scope("pool", typeof(PoolContext))]
public sealed record RouterOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "round_robin";

    /// <summary>
    /// What decides between workers of equal cost; a list of policy expressions that exists only compiled.
    /// </summary>
    [Knob(
        "List<T|random>",
        Default = "[worker.queued, worker.id]",
        Phase = KnobPhase.Policy,
        Doc = "What decides between workers of equal cost, ascending, first difference wins; `random` is drawn "
            + "from the seed.",
        Simulated = true)]
    public ImmutableArray<string> TieBreak { get; init; } = ["worker.queued", "worker.id"];

    /// <summary>Softmax temperature over normalised costs; 0 takes the least.</summary>
    [Knob(
        "Ratio",
        Default = "0.0",
        Range = ">=0",
        Doc = "Softmax temperature over normalised costs; 0 takes the least cost.")]
    public double Temperature { get; init; }

    /// <summary>Workers drawn at random to choose among; null for all.</summary>
    [Knob("Count?", Range = ">0", Doc = "Choose among so many workers drawn from the seed; among all by default.")]
    public long? Sample { get; init; }

    /// <summary>Age of what the router sees.</summary>
    [Knob(
        "RouterView",
        Default = "exact",
        Doc = "How stale the router's view is: exact, delayed(t) or events(t).",
        Simulated = true)]
    public RouterView View { get; init; } = new RouterView.Exact();

    /// <summary>Waiting at the router.</summary>
    [Knob("Queue?", Doc = "Waiting at the router while every worker is loaded.")]
    public RouterQueueOptions? Queue { get; init; }

    /// <summary>Stickiness.</summary>
    [Knob("Affinity?", Doc = "Stickiness of sessions or prefixes.")]
    public RouterAffinityOptions? Affinity { get; init; }

    /// <summary>Credit for blocks in lower tiers.</summary>
    [Knob("Weights", Default = "{}", Doc = "Credit for blocks held in lower tiers.")]
    public RouterWeightsOptions Weights { get; init; } = new();
}

/// <summary>Waiting at the router.</summary>
[Kind("queue", Doc = "Waiting at the router while every worker is loaded.")]
public sealed record RouterQueueOptions
{
    /// <summary>Order of release.</summary>
    [Knob("Order", Default = "fcfs", Doc = "Order of release.")]
    public QueueOrder Order { get; init; }

    /// <summary>Load above which a worker takes nothing, as a multiple of max_batched_tokens.</summary>
    [Knob(
        "Ratio?",
        Range = ">=0",
        Doc = "Load above which a worker takes nothing, as a multiple of max_batched_tokens.")]
    public double? Threshold { get; init; }

    /// <summary>Most requests waiting.</summary>
    [Knob("Requests?", Range = ">=0", Doc = "Most requests that may wait.")]
    public long? Limit { get; init; }

    /// <summary>What happens beyond the limit.</summary>
    [Knob("Full", Default = "wait", Doc = "What happens to requests beyond the limit.")]
    public WhenFull WhenFull { get; init; } = WhenFull.Wait;
}

/// <summary>Stickiness of sessions or prefixes.</summary>
[Kind("affinity", Doc = "Stickiness of sessions or prefixes.")]
public sealed record RouterAffinityOptions
{
    /// <summary>What sticks.</summary>
    [Knob("AffinityKey", Doc = "What sticks to its worker.")]
    public AffinityKey By { get; init; }

    /// <summary>Idle time after which it is forgotten.</summary>
    [Knob("Time", Default = "120s", Range = ">=0", Doc = "Idle time after which it is forgotten.")]
    public SimulatedTime Ttl { get; init; } = SimulatedTime.FromSeconds(120);
}

/// <summary>Credit for blocks held in lower tiers.</summary>
[Kind("weights", Doc = "Credit for blocks held in lower tiers.")]
public sealed record RouterWeightsOptions
{
    /// <summary>Host memory.</summary>
    [Knob("Ratio", Default = "75%", Range = "0..1", Doc = "Credit for a block in host memory.")]
    public double Host { get; init; } = 0.75;

    /// <summary>Disk.</summary>
    [Knob("Ratio", Default = "25%", Range = "0..1", Doc = "Credit for a block on disk.")]
    public double Disk { get; init; } = 0.25;

    /// <summary>Shared cache.</summary>
    [Knob("Ratio", Default = "0%", Range = "0..1", Doc = "Credit for a block in a shared cache.")]
    public double Shared { get; init; }
}

/// <summary>Order of a queue.</summary>
[LanguageEnum("Order")]
public enum QueueOrder
{
    /// <summary>First come, first served.</summary>
    Fcfs,

    /// <summary>Last come, first served.</summary>
    Lcfs,

    /// <summary>Weighted shortest processing time.</summary>
    Wspt,

    /// <summary>Most urgent first.</summary>
    Priority,
}

/// <summary>What happens to a request that finds a queue full.</summary>
[LanguageEnum("Full")]
public enum WhenFull
{
    /// <summary>It is rejected.</summary>
    Refuse,

    /// <summary>It waits outside.</summary>
    Wait,
}

/// <summary>What sticks to a worker.</summary>
[LanguageEnum("AffinityKey")]
public enum AffinityKey
{
    /// <summary>A session.</summary>
    Session,

    /// <summary>A prompt's first block.</summary>
    Prefix,
}
