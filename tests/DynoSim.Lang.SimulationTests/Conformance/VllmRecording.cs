using System.IO.Compression;
using System.Text.Json;
using DynoSim.Lang.Simulation.Engines.Reference;
using DynoSim.Lang.Simulation.KvCache.Reference;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>One recorded run of vLLM's own scheduler: its settings, its requests and what it decided.</summary>
internal sealed class VllmRecording
{
    private VllmRecording(JsonElement scenario, string decisions)
    {
        Name = scenario.GetProperty("name").GetString() ?? string.Empty;
        Settings = ReadSettings(scenario.GetProperty("engine"));
        var time = scenario.GetProperty("step_time_us");
        StepTime = (Number(time, "base"), Number(time, "per_request"), Number(time, "per_token"));
        MaxSteps = (int)Number(scenario, "max_steps");
        Requests = [.. scenario.GetProperty("requests").EnumerateArray().Select(ReadRequest)];
        DecisionsFile = decisions;
    }

    public string Name { get; }

    public SchedulerSettings Settings { get; }

    public (long Base, long PerRequest, long PerToken) StepTime { get; }

    public int MaxSteps { get; }

    public IReadOnlyList<VllmRequest> Requests { get; }

    private string DecisionsFile { get; }

    public static VllmRecording Read(string scenarioFile)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(scenarioFile));
        var decisions = Path.GetFileName(scenarioFile).Replace("scenario", "decisions", StringComparison.Ordinal)
            .Replace(".json", ".jsonl.gz", StringComparison.Ordinal);
        return new VllmRecording(
            document.RootElement,
            Path.Combine(Path.GetDirectoryName(scenarioFile) ?? string.Empty, decisions));
    }

    public static string NameOf(string scenarioFile)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(scenarioFile));
        return $"vllm {document.RootElement.GetProperty("number").GetInt32():D3} "
            + document.RootElement.GetProperty("name").GetString();
    }

    /// <summary>The recorded lines, the end line last.</summary>
    public IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(DecisionsFile), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static SchedulerSettings ReadSettings(JsonElement engine)
    {
        // vLLM counts its null block, which no request can have.
        var withNullBlock = (int)Number(engine, "num_gpu_blocks");
        return new SchedulerSettings
        {
            BlockTokens = (int)Number(engine, "block_size"),
            Blocks = withNullBlock - 1,
            MaxContext = (int)Number(engine, "max_model_len"),
            MaxBatchedTokens = (int)Number(engine, "max_num_batched_tokens"),
            MaxSequences = (int)Number(engine, "max_num_seqs"),
            ChunkedPrefill = engine.GetProperty("enable_chunked_prefill").GetBoolean(),
            PrefixCaching = engine.GetProperty("enable_prefix_caching").GetBoolean(),
            LongPrefillThreshold = (int)Number(engine, "long_prefill_token_threshold"),
            ReserveFullIsl = engine.GetProperty("scheduler_reserve_full_isl").GetBoolean(),
            WatermarkBlocks = (int)(engine.GetProperty("watermark").GetDouble() * withNullBlock),
            PriorityScheduling = engine.GetProperty("policy").GetString() == "priority",
        };
    }

    private static VllmRequest ReadRequest(JsonElement request)
    {
        var id = (int)Number(request, "id");
        long[] keys = [.. request.GetProperty("block_classes").EnumerateArray().Select(key => key.GetInt64())];
        return new VllmRequest(
            (int)Number(request, "prompt_len"),
            new Sequence
            {
                Request = id,
                InputTokens = (int)Number(request, "prompt_len"),
                OutputTokens = (int)Number(request, "output_len"),
                Identity = new BlockIdentity(keys, id),
                Priority = (int)Number(request, "priority"),
                Arrival = Number(request, "arrival_us"),
            });
    }

    private static long Number(JsonElement element, string property) => element.GetProperty(property).GetInt64();
}

/// <summary>A recorded request.</summary>
internal sealed record VllmRequest(int PromptTokens, Sequence Sequence);
