using System.Collections.Frozen;
using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Metrics;

/// <summary>A result that expressions may read.</summary>
/// <param name="Name">The name; dotted where it is a part of another.</param>
/// <param name="Type">The type; <see cref="MetricType"/> if there is one value a request.</param>
/// <param name="Needs">The property of the scenario without which it is not produced; null if nothing.</param>
public sealed record MetricInfo(string Name, LanguageType Type, string? Needs = null);

/// <summary>The metrics of the language.</summary>
public static class MetricCatalog
{
    private static readonly QuantityType Time = new(Dimension.Time);
    private static readonly QuantityType Rate = new(Dimension.Rate);
    private static readonly QuantityType TokenRate = new(Dimension.TokenRate);
    private static readonly QuantityType Requests = new(Dimension.Requests);
    private static readonly QuantityType Tokens = new(Dimension.Tokens);

    /// <summary>The metrics of a run.</summary>
    public static ImmutableArray<MetricInfo> OfRun { get; } =
    [
        .. new[] { "ttft", "ttst", "itl", "tpot", "e2e", "queue" }
            .Select(name => new MetricInfo(name, new MetricType(Time))),
        new("goodput", Rate, "slo"),
        new("goodput_ratio", QuantityType.Ratio, "slo"),
        new("goodput_tokens", TokenRate, "slo"),
        new("request_rate", Rate),
        new("output_rate", TokenRate),
        new("input_rate", TokenRate),
        new("total_rate", TokenRate),
        new("output_rate_per_user", new MetricType(TokenRate)),
        .. new[] { "arrived", "completed", "rejected", "abandoned", "running" }
            .Select(name => new MetricInfo(name, Requests)),
        .. new[] { "input_tokens", "output_tokens", "prefilled_tokens" }
            .Select(name => new MetricInfo(name, Tokens)),
        .. new[] { "prefix_reuse", "prefix_reuse.device", "prefix_reuse.host", "prefix_reuse.disk",
            "prefix_reuse.remote" }
            .Select(name => new MetricInfo(name, QuantityType.Ratio)),
        new("preemptions", QuantityType.Count),
        new("transfers", QuantityType.Count),
        new("transfer_bytes", new QuantityType(Dimension.Bytes)),
        new("transfer_time", new MetricType(Time)),
        new("cost", new QuantityType(Dimension.Money)),
        new("gpu_hours", new QuantityType(Dimension.Gpus * Dimension.Time)),
        new("energy", new QuantityType(Dimension.Energy)),
        new("duration", Time),
    ];

    /// <summary>The metrics of one pool of a run.</summary>
    public static ImmutableArray<MetricInfo> OfPool { get; } =
    [
        new("busy_ratio", QuantityType.Ratio),
        new("kv_used_mean", QuantityType.Ratio),
        new("kv_used_max", QuantityType.Ratio),
        new("replicas_mean", QuantityType.Ratio),
        new("replicas_max", QuantityType.Count),
        new("preemptions", QuantityType.Count),
        new("steps", QuantityType.Count),
        new("batch_mean", QuantityType.Ratio),
    ];

    /// <summary>The metrics of the points of an experiment.</summary>
    public static ImmutableArray<MetricInfo> OfExperiment { get; } =
    [
        new("frontier.size", QuantityType.Count),
        new("frontier.points", new OpaqueType("Points")),
    ];

    private static FrozenDictionary<string, MetricInfo> ByName { get; } =
        OfRun.Concat(OfExperiment).ToFrozenDictionary(metric => metric.Name, StringComparer.Ordinal);

    /// <summary>The metric of a run or an experiment.</summary>
    public static MetricInfo? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The metric of a pool.</summary>
    public static MetricInfo? FindOfPool(string name) => OfPool.FirstOrDefault(metric => metric.Name == name);
}
