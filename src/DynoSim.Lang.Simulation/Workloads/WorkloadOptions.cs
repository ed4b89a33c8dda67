using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// The requests a deployment is asked to serve: a recorded trace or a generator, under open or closed loop. Exactly one
/// of the source's timestamps, <see cref="Arrivals"/> and <see cref="Concurrency"/> paces it.
/// </summary>
[Kind(
    "workload",
    TopLevel = true,
    Doc = "The requests a deployment is asked to serve: a recorded trace or a generator.")]
[Scope("request", typeof(TraceRecord), Phase = KnobPhase.Record)]
[Statement(
    StatementKind.Where,
    Phase = KnobPhase.Record,
    Repeatable = true,
    Simulated = true,
    Doc = "Which rows of a trace are replayed; a dropped row takes the later turns of its session with it.")]
public sealed record WorkloadOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "workload";

    /// <summary>The recorded requests; null for a generated workload.</summary>
    [Knob("TraceSource?", Doc = "A recorded trace that is replayed: `trace(path, format, block)`.", Simulated = true)]
    public TraceSource? Source { get; init; }

    /// <summary>When generated requests arrive; null under a trace or a closed loop.</summary>
    [Knob(
        "Arrivals<R>?",
        Doc = "When requests (or sessions) arrive, as a rate process: `poisson(20req/s)`.",
        Simulated = true)]
    public ArrivalProcess? Arrivals { get; init; }

    /// <summary>
    /// Requests (sessions, where the workload has them) in flight under a closed loop; null for an open loop.
    /// </summary>
    [Knob(
        "Requests?",
        Range = ">0",
        Doc = "Closed loop: so many requests are kept in flight; for a trace of sessions, so many sessions.",
        Simulated = true)]
    public long? Concurrency { get; init; }

    /// <summary>Prompt length of generated requests.</summary>
    [Knob("Dist<Tokens>?", Doc = "Prompt length of generated requests, rounded to at least 1tok.", Simulated = true)]
    public Distribution? Input { get; init; }

    /// <summary>Output length of generated requests.</summary>
    [Knob("Dist<Tokens>?", Doc = "Output length of generated requests, rounded to at least 1tok.", Simulated = true)]
    public Distribution? Output { get; init; }

    /// <summary>What generated prompts have in common.</summary>
    [Knob("prefix?", Name = "prefix", Doc = "What generated prompts have in common.", Simulated = true)]
    public PrefixOptions? Prefix { get; init; }

    /// <summary>Generated conversations.</summary>
    [Knob("session?", Name = "session", Doc = "Generated conversations of several turns.")]
    public SessionOptions? Session { get; init; }

    /// <summary>Time between the end of a turn and the next one.</summary>
    [Knob("Dist<Time>", Default = "0s", Doc = "Time between the end of a generated turn and the next.")]
    public Distribution Think { get; init; } = Distribution.Constant(0);

    /// <summary>When arrivals stop; null for the length of the trace or the number of requests.</summary>
    [Knob(
        "Time?",
        Range = ">0s",
        Usual = "1s..400d",
        Doc = "When arrivals stop, from the start; requests in flight finish.",
        Simulated = true)]
    public SimulatedTime? Duration { get; init; }

    /// <summary>Number of requests after which arrivals stop.</summary>
    [Knob("Requests?", Range = ">0", Doc = "Number of requests after which arrivals stop.", Simulated = true)]
    public long? Requests { get; init; }

    /// <summary>Start of the run that statistics leave out: its requests are served but not counted.</summary>
    [Knob(
        "Time",
        Default = "0s",
        Range = ">=0s",
        Doc = "Requests that arrive, and gaps between tokens that end, this early are left out of the statistics.",
        Simulated = true)]
    public SimulatedTime Warmup { get; init; }

    /// <summary>How a trace is replayed.</summary>
    [Knob("replay", Name = "replay", Default = "{}", Doc = "How a trace is replayed.", Simulated = true)]
    public ReplayOptions Replay { get; init; } = new();

    /// <summary>Classes of generated requests, in declaration order.</summary>
    [Knob(
        "class",
        Name = "class",
        Doc = "A class of requests with lengths, priority and SLO of its own; shares sum to 100%.")]
    public ImmutableArray<WorkloadClassOptions> Classes { get; init; } = [];

    /// <summary>How clients behave when they have to wait.</summary>
    [Knob("client?", Name = "client", Doc = "How clients behave when they have to wait.")]
    public ClientOptions? Client { get; init; }
}
