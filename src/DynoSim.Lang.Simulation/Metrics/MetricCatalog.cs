using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>Every metric there is: the one list that the language, expectations and reports read.</summary>
public static class MetricCatalog
{
    private static readonly string[] _moreIsBetter =
    [
        "goodput", "goodput_ratio", "goodput_tokens", "request_rate", "output_rate", "input_rate", "total_rate",
        "output_rate_per_user", "completed", "prefix_reuse", "prefix_reuse.device",
    ];

    private static readonly string[] _lessIsBetter =
    [
        "ttft", "ttst", "itl", "tpot", "e2e", "queue", "rejected", "abandoned", "preemptions", "transfer_time",
        "cost", "gpu_hours", "energy",
    ];

    /// <summary>The metrics, in the order in which a report shows them.</summary>
    public static ImmutableArray<MetricDefinition> All { get; } =
        [.. Latencies(), .. Rates(), .. Counts(), .. Reuse(), .. Costs(), .. Pools()];

    /// <summary>Which way a metric of a name is better.</summary>
    public static MetricSense SenseOf(string name) => _moreIsBetter.Contains(name) ? MetricSense.More
        : _lessIsBetter.Contains(name) ? MetricSense.Less
        : MetricSense.Neither;

    private static MetricDefinition[] Latencies() =>
    [
        Many("ttft", "Metric<Time>", "Time to first token: first token minus arrival.", run => run.Ttft),
        Many("ttst", "Metric<Time>", "Time to second token: second token minus first.", run => run.Ttst),
        Many("itl", "Metric<Time>", "Inter-token latency: all gaps between tokens, pooled.", run => run.Itl),
        Many(
            "tpot",
            "Metric<Time>",
            "Time per output token of each request: (last token - first token) / (tokens - 1).",
            run => run.Tpot),
        Many("e2e", "Metric<Time>", "End-to-end latency: last token minus arrival.", run => run.E2e),
        Many("queue", "Metric<Time>", "Time in queues: first admission minus arrival.", run => run.Queue),
        Many(
            "output_rate_per_user",
            "Metric<TokenRate>",
            "Output tokens per time of each request while it produces: 1 / tpot.",
            run => run.OutputRatePerUser),
    ];

    private static MetricDefinition[] Rates() =>
    [
        One("goodput", "Rate", "Good requests per time.", run => run.Goodput?.Rate, MetricNeed.Slo),
        One(
            "goodput_ratio",
            "Ratio",
            "Share of the ended requests that were good; rejected ones are not.",
            run => run.Goodput?.Ratio,
            MetricNeed.Slo),
        One(
            "goodput_tokens",
            "TokenRate",
            "Output tokens of good requests per time.",
            run => run.Goodput?.TokenRate,
            MetricNeed.Slo),
        One("request_rate", "Rate", "Completed requests per time.", run => run.RequestRate),
        One("output_rate", "TokenRate", "Output tokens of completed requests per time.", run => run.OutputRate),
        One("input_rate", "TokenRate", "Prompt tokens of completed requests per time.", run => run.InputRate),
        One(
            "total_rate",
            "TokenRate",
            "Prompt and output tokens of completed requests per time.",
            run => run.InputRate + run.OutputRate),
    ];

    private static MetricDefinition[] Counts() =>
    [
        One("arrived", "Requests", "Requests that arrived.", run => run.Requests.Arrived),
        One("completed", "Requests", "Requests that completed.", run => run.Requests.Completed),
        One("rejected", "Requests", "Requests that could never fit or were refused.", run => run.Requests.Rejected),
        One("abandoned", "Requests", "Requests that their client gave up.", run => run.Requests.Abandoned),
        One("running", "Requests", "Requests still in the system at the end.", run => run.Requests.Running),
        None("filtered", "Requests", "Rows of the trace that `where` dropped."),
        One("input_tokens", "Tokens", "Prompt tokens of admitted requests.", run => run.InputTokens),
        One("output_tokens", "Tokens", "Output tokens produced.", run => run.OutputTokens),
        One(
            "prefilled_tokens",
            "Tokens",
            "Tokens computed by prefill, recomputation included.",
            run => run.PrefilledTokens),
        One("preemptions", "Count", "Preemptions of running requests.", run => run.Preemptions),
        None("transfers", "Count", "KV transfers between pools."),
        None("transfer_bytes", "Bytes", "Bytes of KV transfers."),
        None("transfer_time", "Metric<Time>", "Time of a request's KV transfer."),
        None("frontier.size", "Count", "Points that no other point beats.", MetricNeed.Experiment),
    ];

    private static MetricDefinition[] Reuse() =>
    [
        One(
            "prefix_reuse",
            "Ratio",
            "Prompt tokens found in a cache at first admission, over prompt tokens.",
            run => run.PrefixReuse),
        One("prefix_reuse.device", "Ratio", "Of it, found on the device.", run => run.PrefixReuse),
        None("prefix_reuse.host", "Ratio", "Of it, found in host memory."),
        None("prefix_reuse.disk", "Ratio", "Of it, found on disk."),
        None("prefix_reuse.remote", "Ratio", "Of it, found in an object store."),
    ];

    private static MetricDefinition[] Costs() =>
    [
        One("cost", "Money", "Price of the GPUs over the duration.", run => run.Cost, MetricNeed.Price),
        One("gpu_hours", "Gpus*Time", "GPUs times the duration.", run => run.GpuSeconds),
        One(
            "energy",
            "Energy",
            "Stated power of the GPUs over the duration, idle or not.",
            run => run.EnergyJoules,
            MetricNeed.Power),
        One("duration", "Time", "From the first arrival to the last completion.", run => run.DurationSeconds),
    ];

    private static MetricDefinition[] Pools() =>
    [
        OfPool("busy_ratio", "Ratio", "Share of the time with a pass under way.", pool => pool.BusyRatio),
        OfPool(
            "kv_used_mean",
            "Ratio",
            "Mean share of the KV cache held by running requests.",
            pool => pool.KvUsedMean),
        OfPool(
            "kv_used_max",
            "Ratio",
            "Greatest share of a worker's KV cache held by running requests.",
            pool => pool.KvUsedMax),
        OfPool("replicas_mean", "Ratio", "Mean number of replicas.", pool => pool.Replicas),
        OfPool("replicas_max", "Count", "Most replicas.", pool => pool.Replicas),
        OfPool("preemptions", "Count", "Preemptions of running requests.", pool => pool.Preemptions),
        OfPool("steps", "Count", "Passes executed.", pool => pool.Steps),
        new MetricDefinition("batch_mean", "Ratio", "Mean number of requests in a pass.", IsOfPool: true),
    ];

    private static MetricDefinition Many(
        string name, string type, string doc, Func<RunMetrics, MetricDistribution> read) =>
        new(name, type, doc) { Distribution = read };

    private static MetricDefinition One(
        string name, string type, string doc, Func<RunMetrics, double?> read, MetricNeed need = MetricNeed.Nothing) =>
        new(name, type, doc, need) { Scalar = read };

    private static MetricDefinition OfPool(string name, string type, string doc, Func<PoolMetrics, double?> read) =>
        new(name, type, doc, IsOfPool: true) { OfPool = read };

    private static MetricDefinition None(string name, string type, string doc, MetricNeed need = MetricNeed.Nothing) =>
        new(name, type, doc, need);
}
