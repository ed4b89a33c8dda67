using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>Everything a run says about itself; printed as text or JSON. Times in seconds unless the name says otherwise.</summary>
public sealed record RunReport
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The file as given.</summary>
    public required string File { get; init; }

    /// <summary>The hash of everything the result depends on.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The seed of the random streams.</summary>
    public required long Seed { get; init; }

    /// <summary>The engine that computed the result.</summary>
    public required string Engine { get; init; }

    /// <summary>How the requests ended.</summary>
    public required RequestCounts Requests { get; init; }

    /// <summary>Latencies in the order of the contract.</summary>
    public required ImmutableArray<NamedMetric> Metrics { get; init; }

    /// <summary>Prompt tokens served from a cache at first admission.</summary>
    public required PrefixReuse PrefixReuse { get; init; }

    /// <summary>Tokens of all requests.</summary>
    public required TokenCounts Tokens { get; init; }

    /// <summary>Completed requests per second; null if the run has no length.</summary>
    public required double? RequestsPerSecond { get; init; }

    /// <summary>Output tokens per second; null if the run has no length.</summary>
    public required double? OutputTokensPerSecond { get; init; }

    /// <summary>Good requests per second, their share and the share aimed at; null without an SLO.</summary>
    public GoodputReport? Goodput { get; init; }

    /// <summary>The pools in declaration order.</summary>
    public required ImmutableArray<PoolReport> Pools { get; init; }

    /// <summary>Price of the GPUs over the run in USD; null where a price is missing.</summary>
    public required double? Cost { get; init; }

    /// <summary>Hours of GPUs over the run.</summary>
    public required double? GpuHours { get; init; }

    /// <summary>Energy of the GPUs over the run in joules; null where a power is missing.</summary>
    public double? EnergyJoules { get; init; }

    /// <summary>From the first arrival to the last completion.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>The expectations in order, static ones included.</summary>
    public required ImmutableArray<ExpectationReport> Expectations { get; init; }

    /// <summary>What the result rests on that the file does not say.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>Where the time of the tool went.</summary>
    public required TimingReport Timing { get; init; }

    /// <summary>Most memory the process held, in megabytes.</summary>
    public required double PeakMemoryMegabytes { get; init; }

    /// <summary>Findings of check and run.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}

/// <summary>One latency over the requests; its summary is empty where no request has one.</summary>
/// <param name="Name">The name as in the language: <c>ttft</c>.</param>
/// <param name="Summary">The figures, seconds.</param>
public sealed record NamedMetric(string Name, MetricSummary Summary);

/// <summary>How the requests ended; the first is the sum of the others.</summary>
public sealed record RequestCounts(long Arrived, long Completed, long Rejected, long Abandoned, long Running)
{
    /// <summary>Rows of the trace that <c>where</c> dropped.</summary>
    public long Filtered { get; init; }
}

/// <summary>Sums over the requests.</summary>
/// <param name="Input">Prompt tokens.</param>
/// <param name="Output">Tokens produced.</param>
/// <param name="Prefilled">Tokens computed by prefill, recomputation included.</param>
public sealed record TokenCounts(long Input, long Output, long Prefilled);

/// <summary>Shares of the prompt tokens found in a cache at first admission.</summary>
public sealed record PrefixReuse(double Ratio, double Device, double Host, double Disk, double Remote);

/// <summary>Requests that met the SLO.</summary>
/// <param name="PerSecond">Good requests per second.</param>
/// <param name="Ratio">Their share.</param>
/// <param name="Target">The share aimed at.</param>
public sealed record GoodputReport(double? PerSecond, double? Ratio, double Target);

/// <summary>One pool's figures.</summary>
public sealed record PoolReport
{
    /// <summary>The pool's name.</summary>
    public required string Name { get; init; }

    /// <summary>Replicas at the start.</summary>
    public required long Replicas { get; init; }

    /// <summary>GPUs of all replicas.</summary>
    public required long Gpus { get; init; }

    /// <summary>Share of the workers' time with a pass under way.</summary>
    public required double? BusyRatio { get; init; }

    /// <summary>Mean share of the KV blocks held by running requests.</summary>
    public required double? KvUsedMean { get; init; }

    /// <summary>Greatest share of the KV blocks held by running requests.</summary>
    public required double? KvUsedMax { get; init; }

    /// <summary>KV blocks of a replica.</summary>
    public required long KvBlocks { get; init; }

    /// <summary>Preemptions of running requests.</summary>
    public required long Preemptions { get; init; }

    /// <summary>Passes executed.</summary>
    public required long Steps { get; init; }

    /// <summary>How the KV blocks were derived, a line each.</summary>
    public ImmutableArray<string> KvDerivation { get; init; } = [];
}

/// <summary>One expectation and its verdict.</summary>
public sealed record ExpectationReport
{
    /// <summary>The expression as written.</summary>
    public required string Text { get; init; }

    /// <summary>The place, <c>file:line:column</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The reason given.</summary>
    public string? Because { get; init; }

    /// <summary>Whether it holds.</summary>
    public required bool Holds { get; init; }

    /// <summary>The sides of a comparison with their values, for one line.</summary>
    public required string Picture { get; init; }
}

/// <summary>Where the time went, in milliseconds.</summary>
public sealed record TimingReport
{
    /// <summary>Reading and parsing the trace.</summary>
    public double LoadMilliseconds { get; init; }

    /// <summary>What is derived from the trace before the first event.</summary>
    public double PrepareMilliseconds { get; init; }

    /// <summary>Parsing, binding, checking and planning.</summary>
    public double CheckMilliseconds { get; init; }

    /// <summary>Writing the C#.</summary>
    public double EmitMilliseconds { get; init; }

    /// <summary>Compiling it, or loading it from the cache.</summary>
    public double CompileMilliseconds { get; init; }

    /// <summary>Whether nothing had to be compiled.</summary>
    public bool IsCached { get; init; }

    /// <summary>Each simulation; the report's figure is the least.</summary>
    public ImmutableArray<double> SimulateAllMilliseconds { get; init; } = [];

    /// <summary>Aggregation.</summary>
    public double MetricsMilliseconds { get; init; }

    /// <summary>The whole command so far.</summary>
    public double TotalMilliseconds { get; init; }
}
