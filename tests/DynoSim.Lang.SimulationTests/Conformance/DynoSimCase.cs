using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>One recorded run of DynoSim's engine: its settings and what happened to every request.</summary>
internal sealed class DynoSimCase
{
    private readonly JsonElement _root;
    private readonly string _folder;

    private DynoSimCase(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        _root = document.RootElement.Clone();
        _folder = Path.GetDirectoryName(file) ?? string.Empty;
        Name = Text(_root, "name");
        Kind = Text(_root, "kind");
        Rows = DynoSimRow.ReadAll(Path.ChangeExtension(file, ".csv.gz"));
    }

    public string Name { get; }

    public string Kind { get; }

    /// <summary>What happened, in trace order.</summary>
    public IReadOnlyList<DynoSimRow> Rows { get; }

    public string Backend => Text(Engine, "backend");

    public bool IsLifo => Text(Engine, "preemption_mode") == "lifo";

    /// <summary>The whole of the router's configuration that was set by hand; undefined where nothing was.</summary>
    public JsonElement RouterConfiguration => _root.GetProperty("router").GetProperty("config_given");

    /// <summary>How late KV events reach the router.</summary>
    private SimulatedTime EventLag => new(
        (Optional(_root.GetProperty("router"), "kv_event_lag_ms") ?? 0) * SimulatedTime.PicosecondsPerMillisecond);

    /// <summary>Whether a free run must agree with the recording after renumbering the workers.</summary>
    public bool IsUniqueUpToNumbering =>
        Text(_root.GetProperty("determinism"), "class") == "up_to_worker_relabelling";

    private JsonElement Engine =>
        _root.GetProperty("engine_normalised").GetProperty("extra_engine_args").GetProperty("engine");

    private double Speedup => Engine.GetProperty("speedup_ratio").GetDouble();

    private double DecodeSpeedup => Engine.GetProperty("decode_speedup_ratio").GetDouble();

    public static DynoSimCase Read(string file) => new(file);

    public static string NameOf(string file) =>
        "dynosim " + Path.GetFileNameWithoutExtension(file)["case-".Length..];

    public SimulationSetup Setup() => new()
    {
        Requests = ReadRequests(),
        Pools = [Pool()],
        Concurrency = Optional(_root.GetProperty("load"), "replay_concurrency"),
        View = new ViewDelays(SimulatedTime.Zero, EventLag),
    };

    /// <summary>The polynomial, or null where the case has fixed times.</summary>
    public PolynomialTiming? Polynomial()
    {
        var poolTokens = Number(Engine, "num_gpu_blocks") * Number(Engine, "block_size");
        return Text(Engine.GetProperty("timing_model"), "type") == "polynomial"
            ? new PolynomialTiming(poolTokens, Composition.Serial, 1 / Speedup, DecodeSpeedup)
            : null;
    }

    public FixedTiming Fixed()
    {
        var model = Engine.GetProperty("timing_model");
        var prefill = model.GetProperty("prefill_ms").GetDouble() / Speedup;
        var decode = model.GetProperty("decode_ms").GetDouble() / (Speedup * DecodeSpeedup);
        return new FixedTiming(WholeNanoseconds(prefill), WholeNanoseconds(decode), Composition.Serial);
    }

    private static SimulatedTime WholeNanoseconds(double milliseconds) =>
        new((long)Math.Round(milliseconds * 1e6) * SimulatedTime.PicosecondsPerNanosecond);

    private PoolSetup Pool()
    {
        var engine = new EngineOptions
        {
            Block = Number(Engine, "block_size"),
            MaxBatchedTokens = Number(Engine, "max_num_batched_tokens"),
            MaxSequences = Number(Engine, "max_num_seqs"),
            ChunkedPrefill = Engine.GetProperty("enable_chunked_prefill").GetBoolean(),
            PrefixCaching = Engine.GetProperty("enable_prefix_caching").GetBoolean(),
            LateRejection = true,
            Preemption = IsLifo ? Preemption.RecomputeLifo : Preemption.RecomputeFifo,
        };
        return new PoolSetup(
            "serve",
            (int)Number(_root.GetProperty("topology"), "num_workers"),
            engine,
            Number(Engine, "num_gpu_blocks"),
            Optional(Engine, "max_model_len") ?? int.MaxValue);
    }

    private RequestTable ReadRequests()
    {
        var trace = _root.GetProperty("trace");
        var file = Text(trace, "file");
        var path = file.Contains('/', StringComparison.Ordinal)
            ? Path.Combine(_folder, file)
            : Path.Combine(Oracle.Shared, "traces", file);
        var speedup = _root.GetProperty("load").GetProperty("arrival_speedup_ratio").GetDouble();
        return RecordedTrace.Read(
            path,
            (int)Number(trace, "skip_rows"),
            (int)Number(trace, "rows"),
            (int)Number(trace, "trace_block_size"),
            speedup);
    }

    private static string Text(JsonElement element, string property) =>
        element.GetProperty(property).GetString() ?? string.Empty;

    private static long Number(JsonElement element, string property) => element.GetProperty(property).GetInt64();

    private static long? Optional(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number
            ? (long)value.GetDouble()
            : null;
}

/// <summary>What happened to one recorded request; -1 where the recording has nothing.</summary>
internal sealed record DynoSimRow
{
    private static readonly ImmutableArray<string> TimeColumns =
        ["arrival_ms", "first_admit_ms", "first_token_ms", "last_token_ms"];

    public required string Status { get; init; }

    public required int Produced { get; init; }

    public required int Worker { get; init; }

    public required int CanonicalWorker { get; init; }

    public required int Cached { get; init; }

    public required int Readmissions { get; init; }

    public required int SelectedOverlap { get; init; }

    public required int BestOverlap { get; init; }

    /// <summary>Arrival, admission, first and last token, in picoseconds.</summary>
    public required ImmutableArray<long> Times { get; init; }

    public static IReadOnlyList<DynoSimRow> ReadAll(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var header = (reader.ReadLine() ?? string.Empty).Split(',');
        var rows = new List<DynoSimRow>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            rows.Add(Read(name => Array.IndexOf(header, name) is >= 0 and var column ? fields[column] : string.Empty));
        }

        return rows;
    }

    private static DynoSimRow Read(Func<string, string> field) => new()
    {
        Status = field("status"),
        Produced = Whole(field("produced")),
        Worker = Whole(field("worker")),
        CanonicalWorker = Whole(field("canon_worker")),
        Cached = Whole(field("first_admission_reused")),
        Readmissions = Whole(field("readmissions")),
        SelectedOverlap = Whole(field("selected_overlap_blocks")),
        BestOverlap = Whole(field("best_overlap_blocks")),
        Times = [.. TimeColumns.Select(column => Picoseconds(field(column)))],
    };

    private static int Whole(string text) =>
        text.Length == 0 ? -1 : (int)double.Parse(text, CultureInfo.InvariantCulture);

    private static long Picoseconds(string text)
    {
        if (text.Length == 0)
        {
            return -1;
        }

        var milliseconds = double.Parse(text, CultureInfo.InvariantCulture);
        return (long)Math.Round(milliseconds * SimulatedTime.PicosecondsPerMillisecond);
    }
}
