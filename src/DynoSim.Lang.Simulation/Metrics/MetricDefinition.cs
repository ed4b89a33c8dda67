namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>What a scenario must have for a metric to exist; without it the metric is absent, never zero.</summary>
public enum MetricNeed
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>An SLO.</summary>
    Slo,

    /// <summary>The price of the accelerators.</summary>
    Price,

    /// <summary>The power of the accelerators.</summary>
    Power,

    /// <summary>An experiment: it is a figure over points.</summary>
    Experiment,
}

/// <summary>Which way a metric is better.</summary>
public enum MetricSense
{
    /// <summary>It depends on what is asked.</summary>
    Neither,

    /// <summary>More is better: goodput, reuse.</summary>
    More,

    /// <summary>Less is better: a latency, a cost.</summary>
    Less,
}

/// <summary>A figure that expectations and objectives may name, and how to read it from a run.</summary>
/// <param name="Name">The name, dotted where it has parts: <c>prefix_reuse.device</c>.</param>
/// <param name="Type">The language type: <c>Metric&lt;Time&gt;</c> if it has many values a run.</param>
/// <param name="Doc">One sentence: how it is defined.</param>
/// <param name="Need">What a scenario must have for it.</param>
/// <param name="IsOfPool">Whether it is read behind a pool: <c>deployment.decode.busy_ratio</c>.</param>
public sealed record MetricDefinition(
    string Name,
    string Type,
    string Doc,
    MetricNeed Need = MetricNeed.Nothing,
    bool IsOfPool = false)
{
    /// <summary>Reads a metric of many values; null for others.</summary>
    public Func<RunMetrics, MetricDistribution>? Distribution { get; init; }

    /// <summary>
    /// Reads a metric of one value, in the base unit of its type; null for others. The value is null where the scenario
    /// lacks what the metric needs.
    /// </summary>
    public Func<RunMetrics, double?>? Scalar { get; init; }

    /// <summary>Reads a metric of a pool, in the base unit of its type; null for others.</summary>
    public Func<PoolMetrics, double?>? OfPool { get; init; }

    /// <summary>Whether runs produce it.</summary>
    public bool IsProduced => Distribution is not null || Scalar is not null || OfPool is not null;
}
