using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The instances of the kernel that scenarios run, named. A build with native code (ReadyToRun) compiles the generic
/// code that a method mentions; an instance that only an emitted scenario mentions would be compiled at every start.
/// Nothing calls this.
/// </summary>
internal static class KernelInstances
{
    internal static void Mention(WorkerEngine engine, WorkerState worker)
    {
        Mention<PolynomialTiming>(engine, worker);
        Mention<AnalyticTiming>(engine, worker);
        Mention<AffineTiming>(engine, worker);
        Mention<FixedTiming>(engine, worker);
        Mention<TableTiming>(engine, worker);
    }

    // The class is sealed: through it the calls are direct, and their targets are compiled.
    private static void Mention<TTiming>(WorkerEngine engine, WorkerState worker)
        where TTiming : struct, ISegmentedTiming
    {
        _ = new EngineMaker<TTiming>([]);
        if (engine is EngineKernel<TTiming, ExtentCache> kernel)
        {
            _ = kernel.Settings;
            kernel.Enqueue(worker, 0, 0);
            kernel.Advance(worker, 0);
            kernel.Drive(worker);
            kernel.NextChange(worker, everyPass: false);
            kernel.WriteUnfinished(worker);
            kernel.Statistics(worker, 0);
        }
    }
}
