using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>A figure that every point of a sweep reports.</summary>
/// <param name="Name">As an expectation would write it, where it can.</param>
/// <param name="Dimension">The dimension of its values.</param>
public sealed record Figure(string Name, Dimension Dimension);

/// <summary>The figures of a point, in the order of the columns of <c>points.csv</c>.</summary>
public static class FigureCatalog
{
    private const double Million = 1e6;

    private static readonly ImmutableArray<(Figure Figure, Func<RunMetrics, double?> Read)> _single =
    [
        (new("p99(itl)", Dimension.Time), run => run.Itl.Percentile(0.99)),
        (new("p99(queue)", Dimension.Time), run => run.Queue.Percentile(0.99)),
        (new("goodput", Dimension.Rate), run => run.Goodput?.Rate),
        (new("goodput_ratio", Dimension.None), run => run.Goodput?.Ratio),
        (new("request_rate", Dimension.Rate), run => run.RequestRate),
        (new("output_rate", Dimension.TokenRate), run => run.OutputRate),
        (new("prefix_reuse", Dimension.None), run => run.PrefixReuse),
        (new("completed", Dimension.Requests), run => run.Requests.Completed),
        (new("rejected", Dimension.Requests), run => run.Requests.Rejected),
        (new("preemptions", Dimension.None), run => run.Preemptions),
        (new("gpus", Dimension.Gpus), run => run.Pools.Sum(pool => pool.Gpus)),
        (new("goodput_per_gpu", Dimension.Rate / Dimension.Gpus),
            run => run.Goodput?.Rate / run.Pools.Sum(pool => pool.Gpus)),
        (new("cost", Dimension.Money), run => run.Cost),
        (new("cost_per_mtok", Dimension.Money), run => run.Cost / (run.OutputTokens / Million)),
        (new("energy_per_token", Dimension.Energy / Dimension.Tokens), run => run.EnergyJoules / run.OutputTokens),
        (new("busy_ratio", Dimension.None), run => run.Pools.Max(pool => pool.BusyRatio)),
        (new("kv_used_mean", Dimension.None), run => run.Pools.Max(pool => pool.KvUsedMean)),
        (new("kv_used_max", Dimension.None), run => run.Pools.Max(pool => pool.KvUsedMax)),
        (new("duration", Dimension.Time), run => run.DurationSeconds),
    ];

    private static readonly string[] _latencies = ["ttft", "tpot", "e2e"];
    private static readonly double[] _quantiles = [0.5, 0.9, 0.99];

    /// <summary>The figures.</summary>
    public static ImmutableArray<Figure> All { get; } =
    [
        .. _latencies.SelectMany(name => new[] { "mean", "p50", "p90", "p99" }
            .Select(aggregate => new Figure($"{aggregate}({name})", Dimension.Time))),
        .. _single.Select(each => each.Figure),
    ];

    /// <summary>Where a figure stands in <see cref="All"/>.</summary>
    public static int IndexOf(string name) => All.IndexOf(All.First(figure => figure.Name == name));

    /// <summary>The figures of a run, in base units; null where the scenario lacks what one needs.</summary>
    public static ImmutableArray<double?> Of(RunMetrics metrics)
    {
        var values = ImmutableArray.CreateBuilder<double?>(All.Length);
        Span<double> percentiles = stackalloc double[_quantiles.Length];
        foreach (var latency in new[] { metrics.Ttft, metrics.Tpot, metrics.E2e })
        {
            values.Add(Finite(latency.Mean));
            latency.Percentiles(_quantiles, percentiles);
            foreach (var value in percentiles)
            {
                values.Add(Finite(value));
            }
        }

        values.AddRange(_single.Select(each => Finite(each.Read(metrics))));
        return values.MoveToImmutable();
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
