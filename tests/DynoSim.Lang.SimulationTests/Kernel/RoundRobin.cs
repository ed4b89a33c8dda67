using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>Each worker in turn.</summary>
internal readonly struct RoundRobin : IRouterPolicy
{
    public SignalSet Reads => SignalSet.None;

    public int Choose(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        double tieDraw)
    {
        var best = 0;
        for (var worker = 1; worker < workers.Length; worker++)
        {
            if (workers[worker].Assigned < workers[best].Assigned)
            {
                best = worker;
            }
        }

        return best;
    }
}
