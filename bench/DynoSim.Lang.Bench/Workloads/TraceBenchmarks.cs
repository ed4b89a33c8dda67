using BenchmarkDotNet.Attributes;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Bench.Workloads;

/// <summary>What a trace costs before a run: reading rows, and making requests and a prefix tree of them.</summary>
[MemoryDiagnoser]
public class TraceBenchmarks
{
    private readonly WorkloadOptions _replay = new() { Source = TraceSource.Trace("trace.jsonl") };
    private byte[] _data = [];
    private TraceRows? _rows;

    public static IEnumerable<string> TraceNames => Traces.Names;

    [ParamsSource(nameof(TraceNames))]
    public string Trace { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        _data = Traces.Read(Trace);
        _rows = MooncakeTrace.Read(_data, 512).Rows;
    }

    /// <summary>Bytes to rows; divide the size of the file by it for the throughput.</summary>
    [Benchmark]
    public object Read() => MooncakeTrace.Read(_data, 512);

    /// <summary>Rows to requests.</summary>
    [Benchmark]
    public object Prepare() => WorkloadPreparation.Prepare(_replay, _rows);
}
