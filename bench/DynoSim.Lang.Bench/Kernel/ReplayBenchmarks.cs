using BenchmarkDotNet.Attributes;
using DynoSim.Lang.Bench.Workloads;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Reference;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Bench.Kernel;

/// <summary>What a replay costs on either engine: eight workers in turn, timed by DynoSim's polynomial.</summary>
[MemoryDiagnoser]
public class ReplayBenchmarks
{
    private const int BlockTokens = 512;
    private const long Blocks = 16_384;

    private readonly WorkloadOptions _replay = new() { Source = TraceSource.Trace("trace.jsonl") };
    private SimulationSetup? _setup;

    public static IEnumerable<string> TraceNames => Traces.Names;

    [ParamsSource(nameof(TraceNames))]
    public string Trace { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        var rows = MooncakeTrace.Read(Traces.Read(Trace), BlockTokens).Rows;
        var requests = WorkloadPreparation.Prepare(_replay, rows).Requests
            ?? throw new InvalidOperationException($"The trace {Trace} gives no requests.");
        var engine = new EngineOptions { Block = BlockTokens, KvBlocks = Blocks };
        _setup = new SimulationSetup
        {
            Requests = requests,
            Pools = [new PoolSetup("serve", 8, engine, Blocks, 262_144)],
        };
    }

    /// <summary>Pass by pass.</summary>
    [Benchmark(Baseline = true)]
    public object? Reference() =>
        _setup is null ? null : ReferenceSimulator.Run(_setup, new PolynomialTiming(Blocks * BlockTokens), Router());

    /// <summary>The same integers without looking at every pass.</summary>
    [Benchmark]
    public object? Accelerated() =>
        _setup is null ? null : AcceleratedSimulator.Run(_setup, new PolynomialTiming(Blocks * BlockTokens), Router());

    private static InTurn Router() => default;

    /// <summary>Workers in turn, as the prelude's round_robin is emitted.</summary>
    private readonly struct InTurn : IRouterPolicy
    {
        public SignalSet Reads => SignalSet.None;

        public int Choose(
            scoped in RequestContext request,
            scoped in PoolContext pool,
            ReadOnlySpan<WorkerSignals> workers,
            double tieDraw)
        {
            var best = 0;
            for (var id = 1; id < workers.Length; id++)
            {
                best = workers[id].Assigned < workers[best].Assigned ? id : best;
            }

            return best;
        }
    }
}
