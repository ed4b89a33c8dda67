using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Scaling;

/// <summary>What a planner saw over its window. Its members are offered behind <c>observed.</c></summary>
public abstract class ObservedContext
{
    /// <summary>Requests per second.</summary>
    [Signal("Rate", Doc = "Requests that arrived per time.")]
    public abstract double RequestRate { get; }

    /// <summary>Share of prompt tokens found in a cache.</summary>
    [Signal("Ratio", Doc = "Share of prompt tokens found in a cache.")]
    public abstract double HitRate { get; }

    /// <summary>Requests rejected.</summary>
    [Signal("Requests", Doc = "Requests rejected.")]
    public abstract double Rejected { get; }

    /// <summary>Mean of a latency, seconds.</summary>
    [Signal("Time", Doc = "Mean of a latency over the window.")]
    public abstract double Mean([Formal("Metric<Time>")] string metric);

    /// <summary>Median of a latency, seconds.</summary>
    [Signal("Time", Doc = "Median of a latency over the window.")]
    public abstract double P50([Formal("Metric<Time>")] string metric);

    /// <summary>90th percentile of a latency, seconds.</summary>
    [Signal("Time", Doc = "90th percentile of a latency over the window.")]
    public abstract double P90([Formal("Metric<Time>")] string metric);

    /// <summary>95th percentile of a latency, seconds.</summary>
    [Signal("Time", Doc = "95th percentile of a latency over the window.")]
    public abstract double P95([Formal("Metric<Time>")] string metric);

    /// <summary>99th percentile of a latency, seconds.</summary>
    [Signal("Time", Doc = "99th percentile of a latency over the window.")]
    public abstract double P99([Formal("Metric<Time>")] string metric);

    /// <summary>Tokens per second of one side.</summary>
    [Signal("TokenRate", Doc = "Input or output tokens per time.")]
    public abstract double TokenRate([Formal("TokenSide")] TokenSide side);
}

/// <summary>A pool as planners and admission see it, behind its name or <c>pool.</c></summary>
public readonly ref struct PoolStateContext
{
    /// <summary>Replicas that serve.</summary>
    [Signal("Count", Doc = "Replicas that serve.")]
    public long Replicas { get; init; }

    /// <summary>Replicas that start.</summary>
    [Signal("Count", Doc = "Replicas that are starting.")]
    public long Starting { get; init; }

    /// <summary>Replicas that drain.</summary>
    [Signal("Count", Doc = "Replicas that are draining.")]
    public long Draining { get; init; }

    /// <summary>Requests waiting.</summary>
    [Signal("Requests", Doc = "Requests waiting for admission.")]
    public double Waiting { get; init; }

    /// <summary>Requests running.</summary>
    [Signal("Requests", Doc = "Requests admitted and not finished.")]
    public double Running { get; init; }

    /// <summary>Mean share of the KV caches in use.</summary>
    [Signal("Ratio", Doc = "Share of the KV caches in use, mean over the replicas.")]
    public double KvUsed { get; init; }

    /// <summary>Greatest share of a KV cache in use.</summary>
    [Signal("Ratio", Doc = "Share of the fullest KV cache in use.")]
    public double KvUsedMax { get; init; }

    /// <summary>Prompt tokens waiting.</summary>
    [Signal("Tokens", Doc = "Prompt tokens waiting.")]
    public double QueuedTokens { get; init; }

    /// <summary>Tokens per second one replica can take.</summary>
    [Signal("TokenRate", Doc = "Tokens per time that one replica can take.")]
    public double Capacity { get; init; }

    /// <summary>The same under its older name.</summary>
    [Signal("TokenRate", Doc = "The same as capacity.")]
    public double TokensPerSecondPerReplica => Capacity;

    /// <summary>GPUs of its replicas.</summary>
    [Signal("Gpus", Doc = "GPUs of its replicas.")]
    public double Gpus { get; init; }
}

/// <summary>Which tokens a rate counts.</summary>
[LanguageEnum("TokenSide")]
public enum TokenSide
{
    /// <summary>Prompt tokens.</summary>
    Input,

    /// <summary>Output tokens.</summary>
    Output,
}
