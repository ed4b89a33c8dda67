using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// Everything a report says about a run. Latencies, rates, prefix reuse and goodput are of the measured requests: those
/// that arrived at or after the end of the warm-up and, for latencies and rates, completed. Counts, tokens, pools and
/// cost are of the whole run.
/// </summary>
public sealed record RunMetrics
{
    /// <summary>Requests by how they ended.</summary>
    public required RequestCounts Requests { get; init; }

    /// <summary>Time to first token, seconds: first token minus arrival.</summary>
    public required MetricDistribution Ttft { get; init; }

    /// <summary>Time to second token, seconds: second token minus first.</summary>
    public required MetricDistribution Ttst { get; init; }

    /// <summary>Inter-token latency, seconds: all gaps between tokens, pooled.</summary>
    public required MetricDistribution Itl { get; init; }

    /// <summary>Time per output token of each request, seconds: (last token - first token) / (tokens - 1).</summary>
    public required MetricDistribution Tpot { get; init; }

    /// <summary>End-to-end latency, seconds: last token minus arrival.</summary>
    public required MetricDistribution E2e { get; init; }

    /// <summary>Time in queues, seconds: first admission minus arrival.</summary>
    public required MetricDistribution Queue { get; init; }

    /// <summary>Output tokens per second of each request while it produces: 1 / tpot.</summary>
    public required MetricDistribution OutputRatePerUser { get; init; }

    /// <summary>
    /// Prompt tokens found in a device cache at first admission, over prompt tokens; NaN if nothing was admitted.
    /// </summary>
    public required double PrefixReuse { get; init; }

    /// <summary>Prompt tokens of the requests that were admitted.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Output tokens produced.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>Tokens computed by prefill, recomputation included.</summary>
    public required long PrefilledTokens { get; init; }

    /// <summary>Completed requests per second of the measured window.</summary>
    public required double RequestRate { get; init; }

    /// <summary>Prompt tokens of completed requests per second of the measured window.</summary>
    public required double InputRate { get; init; }

    /// <summary>Output tokens of completed requests per second of the measured window.</summary>
    public required double OutputRate { get; init; }

    /// <summary>What came of the SLO; null if the scenario has none.</summary>
    public required GoodputMetrics? Goodput { get; init; }

    /// <summary>The pools in declaration order.</summary>
    public required ImmutableArray<PoolMetrics> Pools { get; init; }

    /// <summary>Preemptions of running requests.</summary>
    public required long Preemptions { get; init; }

    /// <summary>Seconds from the first arrival to the last completion; 0 if nothing completed.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>
    /// Seconds of the measured window: from the end of the warm-up, or the first arrival, to the last completion.
    /// </summary>
    public required double MeasuredSeconds { get; init; }

    /// <summary>GPUs times <see cref="DurationSeconds"/>.</summary>
    public required double GpuSeconds { get; init; }

    /// <summary>Price of the GPUs over <see cref="DurationSeconds"/>, dollars; null where a price is missing.</summary>
    public required double? Cost { get; init; }

    /// <summary>
    /// Energy of the GPUs over <see cref="DurationSeconds"/> at their stated power, idle or not, joules; null where a
    /// power is missing.
    /// </summary>
    public required double? EnergyJoules { get; init; }
}

/// <summary>Requests by how they ended: arrived = completed + rejected + abandoned + running.</summary>
/// <param name="Arrived">Requests that arrived.</param>
/// <param name="Completed">Produced their answer.</param>
/// <param name="Rejected">Could not be served, ever.</param>
/// <param name="Abandoned">Given up by their client.</param>
/// <param name="Running">Still in the system at the end.</param>
public readonly record struct RequestCounts(long Arrived, long Completed, long Rejected, long Abandoned, long Running);

/// <summary>What came of an SLO, over the measured requests.</summary>
/// <param name="Good">Completed requests that met it.</param>
/// <param name="Ratio">Good requests over all that ended, rejected ones included; NaN if none ended.</param>
/// <param name="Rate">Good requests per second of the measured window.</param>
/// <param name="TokenRate">Output tokens of good requests per second of the measured window.</param>
/// <param name="Target">The share that must be good.</param>
public sealed record GoodputMetrics(long Good, double Ratio, double Rate, double TokenRate, double Target);

/// <summary>What a pool did over the run, from its start to its last event.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Replicas">Its workers.</param>
/// <param name="Gpus">GPUs of all its workers.</param>
/// <param name="BusyRatio">Share of the time with a pass under way, mean over the workers.</param>
/// <param name="KvUsedMean">Mean share of the KV cache held by running requests, over time and workers.</param>
/// <param name="KvUsedMax">Greatest share of a worker's KV cache held by running requests.</param>
/// <param name="KvBlocks">Usable KV blocks of a worker.</param>
/// <param name="Preemptions">Preemptions of running requests.</param>
/// <param name="Steps">Passes executed.</param>
public sealed record PoolMetrics(
    string Name,
    long Replicas,
    long Gpus,
    double BusyRatio,
    double KvUsedMean,
    double KvUsedMax,
    long KvBlocks,
    long Preemptions,
    long Steps);
