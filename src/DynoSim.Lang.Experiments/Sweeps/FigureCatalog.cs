using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>A figure that every point of a sweep reports.</summary>
/// <param name="Name">As an expectation would write it.</param>
/// <param name="Dimension">The dimension of its values.</param>
/// <param name="Read">Reads it from a run, in base units; null where the scenario lacks what it needs.</param>
public sealed record Figure(string Name, Dimension Dimension, Func<RunMetrics, double?> Read);

/// <summary>The figures of a point, in the order of the columns of <c>points.csv</c>.</summary>
public static class FigureCatalog
{
    private const double Million = 1e6;

    /// <summary>The figures.</summary>
    public static ImmutableArray<Figure> All { get; } =
    [
        .. Latency("ttft", run => run.Ttft),
        .. Latency("tpot", run => run.Tpot),
        .. Latency("e2e", run => run.E2e),
        new("p99(itl)", Dimension.Time, run => run.Itl.Percentile(0.99)),
        new("p99(queue)", Dimension.Time, run => run.Queue.Percentile(0.99)),
        new("goodput", Dimension.Requests / Dimension.Time, run => run.Goodput?.Rate),
        new("goodput_ratio", Dimension.None, run => run.Goodput?.Ratio),
        new("request_rate", Dimension.Requests / Dimension.Time, run => run.RequestRate),
        new("output_rate", Dimension.Tokens / Dimension.Time, run => run.OutputRate),
        new("prefix_reuse", Dimension.None, run => run.PrefixReuse),
        new("completed", Dimension.Requests, run => run.Requests.Completed),
        new("rejected", Dimension.Requests, run => run.Requests.Rejected),
        new("preemptions", Dimension.None, run => run.Preemptions),
        new("gpus", Dimension.Gpus, run => run.Pools.Sum(pool => pool.Gpus)),
        new("goodput_per_gpu", Dimension.Requests / Dimension.Time / Dimension.Gpus, PerGpu),
        new("cost", Dimension.Money, run => run.Cost),
        new("cost_per_mtok", Dimension.Money, run => run.Cost / (run.OutputTokens / Million)),
        new("energy_per_token", Dimension.Energy / Dimension.Tokens, run => run.EnergyJoules / run.OutputTokens),
        new("busy_ratio", Dimension.None, run => run.Pools.Max(pool => pool.BusyRatio)),
        new("kv_used_mean", Dimension.None, run => run.Pools.Max(pool => pool.KvUsedMean)),
        new("kv_used_max", Dimension.None, run => run.Pools.Max(pool => pool.KvUsedMax)),
        new("duration", Dimension.Time, run => run.DurationSeconds),
    ];

    /// <summary>The figures of a run.</summary>
    public static ImmutableArray<double?> Of(RunMetrics metrics) =>
        [.. All.Select(figure => figure.Read(metrics) is { } value && double.IsFinite(value) ? value : (double?)null)];

    private static double? PerGpu(RunMetrics run) => run.Goodput?.Rate / run.Pools.Sum(pool => pool.Gpus);

    private static IEnumerable<Figure> Latency(string name, Func<RunMetrics, MetricDistribution> read) =>
    [
        new($"mean({name})", Dimension.Time, run => read(run).Mean),
        new($"p50({name})", Dimension.Time, run => read(run).Percentile(0.5)),
        new($"p90({name})", Dimension.Time, run => read(run).Percentile(0.9)),
        new($"p99({name})", Dimension.Time, run => read(run).Percentile(0.99)),
    ];
}
