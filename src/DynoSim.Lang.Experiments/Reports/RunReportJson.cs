using System.Collections.Immutable;
using System.Text.Json;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>
/// A run as one JSON object. Keys, their order and their units are part of the stable outside; only <c>timing</c> and
/// <c>peak_memory_mb</c> differ between two runs of the same.
/// </summary>
public static class RunReportJson
{
    /// <summary>Writes the object and a line feed.</summary>
    public static void WriteDocument(Stream output, RunReport report)
    {
        using (var json = new Utf8JsonWriter(output, JsonStyle.Options))
        {
            json.WriteStartObject();
            WriteHead(json, report);
            WriteMetrics(json, report);
            WriteTotals(json, report.Metrics);
            WritePools(json, report);
            WriteTail(json, report);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteHead(Utf8JsonWriter json, RunReport report)
    {
        json.WriteString("tool", ToolVersion.Text);
        json.WriteString("scenario", report.Scenario);
        json.WriteString("file", report.File);
        json.WriteString("fingerprint", report.Fingerprint);
        json.WriteNumber("seed", report.Seed);
        json.WriteString("engine", report.Engine);
        json.WriteStartObject("requests");
        json.WriteNumber("arrived", report.Metrics.Requests.Arrived);
        json.WriteNumber("completed", report.Metrics.Requests.Completed);
        json.WriteNumber("rejected", report.Metrics.Requests.Rejected);
        json.WriteNumber("abandoned", report.Metrics.Requests.Abandoned);
        json.WriteNumber("running", report.Metrics.Requests.Running);
        json.WriteNumber("filtered", report.Filtered);
        json.WriteEndObject();
    }

    private static void WriteMetrics(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject("metrics");
        foreach (var metric in report.Latencies)
        {
            var summary = metric.Summary;
            json.WriteStartObject(metric.Name);
            Number(json, "mean", summary.Mean);
            Number(json, "std", summary.Std);
            Number(json, "min", summary.Min);
            Number(json, "max", summary.Max);
            Number(json, "p50", summary.P50);
            Number(json, "p75", summary.P75);
            Number(json, "p90", summary.P90);
            Number(json, "p95", summary.P95);
            Number(json, "p99", summary.P99);
            Number(json, "p999", summary.P999);
            json.WriteNumber("count", summary.Count);
            if (summary.PercentileError > 0)
            {
                Number(json, "percentile_error", summary.PercentileError);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter json, RunMetrics metrics)
    {
        // Only the device holds a cache so far: what is found, is found there.
        json.WriteStartObject("prefix_reuse");
        Number(json, "ratio", metrics.PrefixReuse);
        Number(json, "device", metrics.PrefixReuse);
        Number(json, "host", 0);
        Number(json, "disk", 0);
        Number(json, "remote", 0);
        json.WriteEndObject();
        json.WriteStartObject("tokens");
        json.WriteNumber("input", metrics.InputTokens);
        json.WriteNumber("output", metrics.OutputTokens);
        json.WriteNumber("prefilled", metrics.PrefilledTokens);
        json.WriteEndObject();
        json.WriteStartObject("rates");
        Number(json, "requests_per_s", metrics.RequestRate);
        Number(json, "output_tokens_per_s", metrics.OutputRate);
        json.WriteEndObject();
        if (metrics.Goodput is { } goodput)
        {
            json.WriteStartObject("goodput");
            json.WriteNumber("good", goodput.Good);
            Number(json, "ratio", goodput.Ratio);
            Number(json, "requests_per_s", goodput.Rate);
            Number(json, "output_tokens_per_s", goodput.TokenRate);
            Number(json, "target", goodput.Target);
            json.WriteEndObject();
        }
    }

    private static void WritePools(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartArray("pools");
        for (var index = 0; index < report.Metrics.Pools.Length; index++)
        {
            var pool = report.Metrics.Pools[index];
            json.WriteStartObject();
            json.WriteString("name", pool.Name);
            json.WriteNumber("replicas", pool.Replicas);
            json.WriteNumber("gpus", pool.Gpus);
            Number(json, "busy_ratio", pool.BusyRatio);
            Number(json, "kv_used_mean", pool.KvUsedMean);
            Number(json, "kv_used_max", pool.KvUsedMax);
            json.WriteNumber("kv_blocks", pool.KvBlocks);
            json.WriteNumber("preemptions", pool.Preemptions);
            json.WriteNumber("steps", pool.Steps);
            Texts(json, "kv_derivation", index < report.KvDerivations.Length ? report.KvDerivations[index] : []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTail(Utf8JsonWriter json, RunReport report)
    {
        Number(json, "cost", report.Metrics.Cost);
        Number(json, "gpu_hours", report.Metrics.GpuSeconds / 3600);
        Number(json, "energy", report.Metrics.EnergyJoules);
        Number(json, "duration_s", report.Metrics.DurationSeconds);
        json.WriteStartArray("expectations");
        foreach (var expectation in report.Expectations)
        {
            json.WriteStartObject();
            json.WriteString("text", expectation.Text);
            json.WriteString("place", expectation.Place);
            json.WriteBoolean("holds", expectation.Holds);
            json.WriteString("picture", expectation.Picture);
            json.WriteString("because", expectation.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "assumptions", report.Assumptions);
        WriteTiming(json, report.Timing);
        json.WriteNumber("peak_memory_mb", Math.Round(report.PeakMemoryMegabytes, 1));
        DiagnosticJson.WriteProperty(json, report.Diagnostics);
    }

    private static void WriteTiming(Utf8JsonWriter json, TimingReport timing)
    {
        json.WriteStartObject("timing");
        Milliseconds(json, "load_ms", timing.LoadMilliseconds);
        Milliseconds(json, "prepare_ms", timing.PrepareMilliseconds);
        Milliseconds(json, "check_ms", timing.CheckMilliseconds);
        Milliseconds(json, "emit_ms", timing.EmitMilliseconds);
        Milliseconds(json, "compile_ms", timing.CompileMilliseconds);
        json.WriteBoolean("cached", timing.IsCached);
        Milliseconds(json, "simulate_ms", timing.SimulateMilliseconds);
        AllMilliseconds(json, "simulate_all_ms", timing.SimulateAllMilliseconds);
        Milliseconds(json, "metrics_ms", timing.MetricsMilliseconds);
        Milliseconds(json, "total_ms", timing.TotalMilliseconds);
        AllMilliseconds(json, "prepare_all_ms", timing.PrepareAllMilliseconds);
        AllMilliseconds(json, "metrics_all_ms", timing.MetricsAllMilliseconds);
        json.WriteEndObject();
    }

    private static void AllMilliseconds(Utf8JsonWriter json, string key, ImmutableArray<double> times)
    {
        json.WriteStartArray(key);
        foreach (var time in times.AsSpan())
        {
            json.WriteNumberValue(Math.Round(time, 3));
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Milliseconds(Utf8JsonWriter json, string key, double value) =>
        json.WriteNumber(key, Math.Round(value, 3));

    // What does not exist is null, never 0; JSON has no words for infinity.
    private static void Number(Utf8JsonWriter json, string key, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(key, number);
        }
        else
        {
            json.WriteNull(key);
        }
    }
}
