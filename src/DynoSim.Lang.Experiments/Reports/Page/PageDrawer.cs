using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>What is known about one point in detail; what is empty is not shown.</summary>
public sealed record PageDrawer
{
    /// <summary>The point.</summary>
    public required int Point { get; init; }

    /// <summary>Where its configuration differs from the baseline's.</summary>
    public ImmutableArray<PageDifference> Differences { get; init; } = [];

    /// <summary>How latencies are distributed over the requests.</summary>
    public ImmutableArray<PageDistribution> Distributions { get; init; } = [];

    /// <summary>Where the time of typical and of slow requests went.</summary>
    public ImmutableArray<PageBreakdown> Breakdowns { get; init; } = [];

    /// <summary>What the system did over time.</summary>
    public PageTimeline? Timeline { get; init; }

    /// <summary>The pools.</summary>
    public ImmutableArray<PagePool> Pools { get; init; } = [];
}

/// <summary>A setting that differs from the baseline's.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Baseline">The value in the baseline, as shown.</param>
/// <param name="Value">The value here, as shown.</param>
public sealed record PageDifference(string Path, string Baseline, string Value);

/// <summary>The distribution of one latency.</summary>
/// <param name="Name">The name as in the language: <c>ttft</c>.</param>
/// <param name="Quantiles">Its quantiles in seconds, evenly spaced from 0 % to 100 %.</param>
public sealed record PageDistribution(string Name, ImmutableArray<double> Quantiles);

/// <summary>Where the time of the requests at a percentile went, in seconds.</summary>
public sealed record PageBreakdown
{
    /// <summary>The percentile as shown: <c>p99 of e2e</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Waiting, at the router and in engines.</summary>
    public double Queue { get; init; }

    /// <summary>Prefill of what no cache could have held.</summary>
    public double Prefill { get; init; }

    /// <summary>Prefill again of what had been in a cache.</summary>
    public double CacheMisses { get; init; }

    /// <summary>Moving KV between pools.</summary>
    public double Transfer { get; init; }

    /// <summary>Decode.</summary>
    public double Decode { get; init; }
}

/// <summary>What the system did, in buckets of equal length; every series is as long as the others or empty.</summary>
public sealed record PageTimeline
{
    /// <summary>When the first bucket begins, in seconds.</summary>
    public double Start { get; init; }

    /// <summary>The length of a bucket, in seconds.</summary>
    public required double Step { get; init; }

    /// <summary>Requests running, the mean of each bucket.</summary>
    public ImmutableArray<double> Running { get; init; } = [];

    /// <summary>Requests waiting, the mean of each bucket.</summary>
    public ImmutableArray<double> Waiting { get; init; } = [];

    /// <summary>The share of KV memory in use, 0 to 1, the mean of each bucket.</summary>
    public ImmutableArray<double> KvUse { get; init; } = [];
}

/// <summary>One pool of a point.</summary>
/// <param name="Name">The pool's name.</param>
/// <param name="Gpus">Its GPUs.</param>
/// <param name="Busy">The share of time its workers compute, 0 to 1.</param>
/// <param name="KvMean">The mean share of KV memory in use; NaN where there is none.</param>
/// <param name="KvMax">The greatest share of KV memory in use; NaN where there is none.</param>
public sealed record PagePool(string Name, int Gpus, double Busy, double KvMean, double KvMax);
