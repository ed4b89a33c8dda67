using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>Everything a run needs beside its timing and its router: resolved, the same for both engines.</summary>
public sealed record SimulationSetup
{
    /// <summary>The requests; none if they are a <see cref="Stream"/>.</summary>
    public required RequestTable Requests { get; init; }

    /// <summary>
    /// The requests, drawn as they arrive: only the accelerated engine takes them, and its result then has figures but
    /// no columns. Null if they are a table.
    /// </summary>
    public RequestStream? Stream { get; init; }

    /// <summary>When a request of a stream counts as good; null if nobody asks.</summary>
    public RequestPredicate? Good { get; init; }

    /// <summary>Values of a metric that a stream keeps one by one; of more it keeps counts.</summary>
    internal int ExactValues { get; init; } = (int)WorkloadPreparation.MostRequestsHeld;

    /// <summary>The pools in declaration order; workers are numbered flat over them.</summary>
    public required ImmutableArray<PoolSetup> Pools { get; init; }

    /// <summary>
    /// Closed loop: requests in flight, or sessions where the table has them; null for arrivals as in the table.
    /// </summary>
    public long? Concurrency { get; init; }

    /// <summary>Nothing arrives at or after this instant; null for no limit.</summary>
    public SimulatedTime? ArrivalsUntil { get; init; }

    /// <summary>Nothing happens after this instant; null to run until every request is done.</summary>
    public SimulatedTime? Cutoff { get; init; }

    /// <summary>Gaps between tokens that end earlier are warm-up and not recorded.</summary>
    public SimulatedTime MeasuredFrom { get; init; }

    /// <summary>How late the router learns what happens on the workers.</summary>
    public ViewDelays View { get; init; }

    /// <summary>
    /// Threads that the run may use, at least 1; only where the router reads nothing of the workers it can use more
    /// than one. The result does not depend on it.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>Seed of the draws that break ties.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The setup of a scenario whose pools know their KV capacity.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="requests">The requests of its workload.</param>
    /// <exception cref="ArgumentException">A pool has no KV capacity, stated or derived.</exception>
    public static SimulationSetup From(ScenarioOptions scenario, RequestStream requests) =>
        From(scenario, RequestTable.Empty) with { Stream = requests };

    /// <inheritdoc cref="From(ScenarioOptions, RequestStream)"/>
    public static SimulationSetup From(ScenarioOptions scenario, RequestTable requests) => new()
    {
        Requests = requests,
        Pools = [.. scenario.Deployment.Pools.Select(pool => PoolSetup.From(pool, scenario.Deployment))],
        Concurrency = scenario.Workload.Concurrency,
        ArrivalsUntil = scenario.Workload.Duration,
        Cutoff = scenario.Cutoff,
        MeasuredFrom = scenario.Workload.Warmup,
        Seed = scenario.Seed,
        View = ViewDelays.Of(scenario.Deployment.Router.View),
    };
}

/// <summary>
/// How late the router learns what happens on the workers; without delay it knows every completed pass.
/// </summary>
/// <param name="ReportDelay">Of loads, KV use, first tokens, ends, and of its own entries about them.</param>
/// <param name="CacheEventDelay">Of blocks stored and evicted.</param>
public readonly record struct ViewDelays(SimulatedTime ReportDelay, SimulatedTime CacheEventDelay)
{
    /// <summary>After so long the router has seen everything.</summary>
    public SimulatedTime LongestDelay => ReportDelay > CacheEventDelay ? ReportDelay : CacheEventDelay;

    /// <inheritdoc/>
    // Written out, because the comparers that the compiler would use are compiled at every start.
    public bool Equals(ViewDelays other) =>
        ReportDelay.Picoseconds == other.ReportDelay.Picoseconds
        && CacheEventDelay.Picoseconds == other.CacheEventDelay.Picoseconds;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ReportDelay.Picoseconds, CacheEventDelay.Picoseconds);

    /// <summary>The delays of a view.</summary>
    public static ViewDelays Of(RouterView view) => view switch
    {
        RouterView.Delayed(var by) => new ViewDelays(by, by),
        RouterView.Events(var by) => new ViewDelays(SimulatedTime.Zero, by),
        _ => default,
    };
}

/// <summary>A pool with its derived numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Replicas">Workers, at least 1.</param>
/// <param name="Engine">The engine of every worker.</param>
/// <param name="KvBlocks">Usable KV blocks of a worker, at least 1.</param>
/// <param name="MaxContext">Longest sequence in tokens, prompt and output, at least 2.</param>
public sealed record PoolSetup(string Name, int Replicas, EngineOptions Engine, long KvBlocks, long MaxContext)
{
    /// <summary>The setup of a pool of a deployment.</summary>
    /// <exception cref="ArgumentException">Its KV capacity is neither stated nor derived.</exception>
    public static PoolSetup From(PoolOptions pool, DeploymentOptions deployment) => new(
        pool.Name,
        checked((int)pool.Replicas),
        pool.Engine,
        pool.KvBlocks ?? pool.Engine.KvBlocks
            ?? throw new ArgumentException($"The KV capacity of pool {pool.Name} is not known.", nameof(pool)),
        pool.Engine.MaxContext ?? (pool.Model ?? deployment.Model).Context);
}
