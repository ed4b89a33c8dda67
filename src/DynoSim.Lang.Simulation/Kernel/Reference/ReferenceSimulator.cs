using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Reference;

/// <summary>
/// The specification of the simulator: one pass at a time, one loop over the requests of a pass, plain data. What it
/// answers is what every faster engine has to answer.
/// </summary>
public static class ReferenceSimulator
{
    /// <summary>Runs a setup whose pools all have the same timing.</summary>
    /// <inheritdoc cref="Run{TTiming, TRouter}(SimulationSetup, ImmutableArray{TTiming}, TRouter)"/>
    public static SimulationResult Run<TTiming, TRouter>(SimulationSetup setup, TTiming timing, TRouter router)
        where TTiming : struct, IPassTiming
        where TRouter : struct, IRouterPolicy =>
        Run(setup, [.. setup.Pools.Select(_ => timing)], router);

    /// <summary>Runs a setup to its end.</summary>
    /// <typeparam name="TTiming">The type of the timings.</typeparam>
    /// <typeparam name="TRouter">The type of the router.</typeparam>
    /// <param name="setup">What runs.</param>
    /// <param name="timings">The timing of a worker of each pool.</param>
    /// <param name="router">Who gives each request its worker.</param>
    /// <exception cref="ConservationException">The run lost or invented something.</exception>
    /// <exception cref="TimelineException">The run goes on beyond the timeline.</exception>
    public static SimulationResult Run<TTiming, TRouter>(
        SimulationSetup setup,
        ImmutableArray<TTiming> timings,
        TRouter router)
        where TTiming : struct, IPassTiming
        where TRouter : struct, IRouterPolicy
    {
        if (setup.Pools.Any(pool => pool.Engine.Backend != Backend.Vllm))
        {
            throw new ArgumentException("Only vLLM engines are simulated.", nameof(setup));
        }

        var result = new ReferenceSimulation<TTiming, TRouter>(setup, timings, router).Run();
        ConservationLaws.Check(result);
        return result;
    }
}
