using System.Collections.Immutable;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>The figures that expectations and objectives may name.</summary>
internal static class MetricSchemas
{
    internal static ImmutableArray<MetricSchema> Read(SchemaReader reader)
    {
        var table = new Table(reader);
        Latencies(table);
        Rates(table);
        Counts(table);
        Pools(table);
        return table.Schemas.ToImmutable();
    }

    private static void Latencies(Table table)
    {
        table.Add("ttft", "Metric<Time>", "Time to first token: first token minus arrival.");
        table.Add("ttst", "Metric<Time>", "Time to second token: second token minus first.");
        table.Add("itl", "Metric<Time>", "Inter-token latency: all gaps between tokens, pooled.");
        table.Add("tpot", "Metric<Time>", "Time per output token of each request: (last - first) / (tokens - 1).");
        table.Add("e2e", "Metric<Time>", "End-to-end latency: last token minus arrival.");
        table.Add("queue", "Metric<Time>", "Time in queues: first admission minus arrival.");
        table.Add("output_rate_per_user", "Metric<TokenRate>", "Output tokens per time of each request.");
    }

    private static void Rates(Table table)
    {
        table.Add("goodput", "Rate", "Good requests per time.", MetricNeed.Slo);
        table.Add("goodput_ratio", "Ratio", "Share of the requests that were good.", MetricNeed.Slo);
        table.Add("goodput_tokens", "TokenRate", "Output tokens of good requests per time.", MetricNeed.Slo);
        table.Add("request_rate", "Rate", "Completed requests per time.");
        table.Add("output_rate", "TokenRate", "Output tokens per time.");
        table.Add("input_rate", "TokenRate", "Prompt tokens per time.");
        table.Add("total_rate", "TokenRate", "Prompt and output tokens per time.");
        table.Add("cost", "Money", "Price of the GPUs over the run.", MetricNeed.Price);
        table.Add("gpu_hours", "Gpus*Time", "GPUs times the length of the run.");
        table.Add("energy", "Energy", "Power of the GPUs over the run.", MetricNeed.Power);
        table.Add("duration", "Time", "From the first arrival to the last completion.");
    }

    private static void Counts(Table table)
    {
        table.Add("arrived", "Requests", "Requests that arrived.");
        table.Add("completed", "Requests", "Requests that completed.");
        table.Add("rejected", "Requests", "Requests that could never fit or were refused.");
        table.Add("abandoned", "Requests", "Requests that their client gave up.");
        table.Add("running", "Requests", "Requests still in the system at the end.");
        table.Add("filtered", "Requests", "Rows of the trace that `where` dropped.", simulated: false);
        table.Add("input_tokens", "Tokens", "Prompt tokens.");
        table.Add("output_tokens", "Tokens", "Output tokens produced.");
        table.Add("prefilled_tokens", "Tokens", "Tokens computed by prefill, recomputation included.");
        table.Add("prefix_reuse", "Ratio", "Prompt tokens found in a cache at first admission, over prompt tokens.");
        table.Add("prefix_reuse.device", "Ratio", "Of it, found on the device.");
        table.Add("prefix_reuse.host", "Ratio", "Of it, found in host memory.", simulated: false);
        table.Add("prefix_reuse.disk", "Ratio", "Of it, found on disk.", simulated: false);
        table.Add("prefix_reuse.remote", "Ratio", "Of it, found in an object store.", simulated: false);
        table.Add("preemptions", "Count", "Preemptions of running requests.");
        table.Add("transfers", "Count", "KV transfers between pools.", simulated: false);
        table.Add("transfer_bytes", "Bytes", "Bytes of KV transfers.", simulated: false);
        table.Add("transfer_time", "Metric<Time>", "Time of a request's KV transfer.", simulated: false);
        table.Add("frontier.size", "Count", "Points that no other point beats.", MetricNeed.Experiment);
    }

    private static void Pools(Table table)
    {
        table.AddOfPool("busy_ratio", "Ratio", "Share of the time with a pass under way.");
        table.AddOfPool("kv_used_mean", "Ratio", "Mean share of the KV cache held by running requests.");
        table.AddOfPool("kv_used_max", "Ratio", "Greatest share of the KV cache held by running requests.");
        table.AddOfPool("replicas_mean", "Ratio", "Mean number of replicas.");
        table.AddOfPool("replicas_max", "Count", "Most replicas.");
        table.AddOfPool("preemptions", "Count", "Preemptions of running requests.");
        table.AddOfPool("steps", "Count", "Passes executed.");
        table.AddOfPool("batch_mean", "Ratio", "Mean number of requests in a pass.", simulated: false);
    }

    private sealed class Table(SchemaReader reader)
    {
        internal ImmutableArray<MetricSchema>.Builder Schemas { get; } = ImmutableArray.CreateBuilder<MetricSchema>();

        internal void Add(
            string name, string type, string doc, MetricNeed need = MetricNeed.Nothing, bool simulated = true) =>
            Schemas.Add(new MetricSchema(name, reader.ParseType(type), doc, need, IsOfPool: false, simulated));

        internal void AddOfPool(string name, string type, string doc, bool simulated = true) =>
            Schemas.Add(new MetricSchema(
                name, reader.ParseType(type), doc, MetricNeed.Nothing, IsOfPool: true, simulated));
    }
}
