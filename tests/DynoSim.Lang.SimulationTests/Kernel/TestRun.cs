using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Reference;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>
/// Small runs: blocks of 4 tokens and passes of a round length, so that instants can be told by counting.
/// </summary>
internal static class TestRun
{
    /// <summary>How long a pass lasts, whatever is in it.</summary>
    public const long Pass = 1_000;

    public static EngineOptions Engine { get; } = new() { Block = 4, MaxBatchedTokens = 64, MaxSequences = 8 };

    public static SimulationSetup Setup(
        TestRequests requests,
        EngineOptions? engine = null,
        int workers = 1,
        long blocks = 64,
        long context = 10_000) => Setup(requests.Build(), engine, workers, blocks, context);

    public static SimulationSetup Setup(
        RequestTable requests,
        EngineOptions? engine = null,
        int workers = 1,
        long blocks = 64,
        long context = 10_000) => new()
        {
            Requests = requests,
            Pools = [new PoolSetup("serve", workers, engine ?? Engine, blocks, context)],
        };

    public static SimulationResult Run(SimulationSetup setup) => Run(setup, default(RoundRobin));

    public static SimulationResult Run<TRouter>(SimulationSetup setup, TRouter router)
        where TRouter : struct, IRouterPolicy => ReferenceSimulator.Run(setup, default(ConstantPass), router);

    /// <summary>Every column of a result as text, to compare runs by.</summary>
    public static string Fingerprint(SimulationResult result) => string.Join(
        '\n',
        string.Join(' ', result.ArrivalPicoseconds),
        string.Join(' ', result.AdmitPicoseconds),
        string.Join(' ', result.FirstTokenPicoseconds),
        string.Join(' ', result.SecondTokenPicoseconds),
        string.Join(' ', result.LastTokenPicoseconds),
        string.Join(' ', result.ProducedTokens),
        string.Join(' ', result.Worker),
        string.Join(' ', result.CachedTokens),
        string.Join(' ', result.Preemptions),
        string.Join(' ', result.Status),
        string.Join(' ', result.Rejection),
        string.Join('\n', result.Workers),
        result.EndPicoseconds);
}

/// <summary>Every pass lasts the same.</summary>
internal readonly struct ConstantPass : IPassTiming
{
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) => 0;

    public long PassPicoseconds(in PassTotals totals) => TestRun.Pass;
}

/// <summary>Looks at the workers like a full policy would and takes the one a function says.</summary>
internal readonly struct ObservingRouter(Func<long, WorkerSignals[], int> choose) : IRouterPolicy
{
    public SignalSet Reads => SignalSet.Load | SignalSet.KvUse | SignalSet.Overlap | SignalSet.PrefillBook
        | SignalSet.DecodeBook;

    public int Choose(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        double tieDraw) => choose(request.Id, workers.ToArray());
}
