using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The fast engine: the same integers as the reference stepper, without looking at every token, block or request of
/// every pass. What its shortcuts do not cover it steps pass by pass, within the same kernel.
/// </summary>
public static class AcceleratedSimulator
{
    /// <summary>Makes what all runs of the same requests share, so that the first one does not pay for it.</summary>
    public static void Prepare(SimulationSetup setup)
    {
        if (setup.Stream is not null)
        {
            return;
        }

        foreach (var pool in setup.Pools)
        {
            RunTableCache.Get(setup.Requests, checked((int)pool.Engine.Block));
        }
    }

    /// <summary>
    /// Whether a deployment can serve a stream. Not where blocks are told apart one by one, where urgency orders the
    /// queue, where the router learns of requests after they have ended, and where a whole prompt may be found again
    /// before its first token: the first of the running list gives way after it has got its last chunk.
    /// </summary>
    public static bool CanStream(DeploymentOptions deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return ViewDelays.Of(deployment.Router.View) == default
            && deployment.Pools.All(pool => CanStream(pool.Engine));
    }

    private static bool CanStream(EngineOptions engine)
    {
        var isPlain = engine.LongPrefillThreshold == 0 && engine.Preemption != Preemption.RecomputeFifo;
        return !engine.PriorityScheduling && (isPlain || !engine.PrefixCaching);
    }

    private static bool CanStream(SimulationSetup setup) =>
        setup.Concurrency is null && setup.View == default && setup.Pools.All(pool => CanStream(pool.Engine));

    /// <summary>Runs a setup whose pools all have the same timing.</summary>
    /// <inheritdoc cref="Run{TTiming, TRouter}(SimulationSetup, ImmutableArray{TTiming}, TRouter, bool)"/>
    public static SimulationResult Run<TTiming, TRouter>(SimulationSetup setup, TTiming timing, TRouter router)
        where TTiming : struct, ISegmentedTiming
        where TRouter : struct, IRouterPolicy =>
        Run(setup, [.. setup.Pools.Select(_ => timing)], router);

    /// <summary>Runs a setup to its end.</summary>
    /// <typeparam name="TTiming">The type of the timings.</typeparam>
    /// <typeparam name="TRouter">The type of the router.</typeparam>
    /// <param name="setup">What runs.</param>
    /// <param name="timings">The timing of a worker of each pool.</param>
    /// <param name="router">Who gives each request its worker.</param>
    /// <param name="macroSteps">Whether passes may be made many at a time.</param>
    /// <exception cref="ConservationException">The run lost or invented something.</exception>
    /// <exception cref="TimelineException">The run goes on beyond the timeline.</exception>
    public static SimulationResult Run<TTiming, TRouter>(
        SimulationSetup setup,
        ImmutableArray<TTiming> timings,
        TRouter router,
        bool macroSteps = true)
        where TTiming : struct, ISegmentedTiming
        where TRouter : struct, IRouterPolicy =>
        Run(setup, new EngineMaker<TTiming>(timings), router, macroSteps);

    // The router's loop over the workers is in the emitted code: one call of it a request may well be virtual.
    private static SimulationResult Run(
        SimulationSetup setup, EngineMaker engines, IRouterPolicy router, bool macroSteps)
    {
        if (setup.Pools.Any(pool => pool.Engine.Backend != Backend.Vllm))
        {
            throw new ArgumentException("Only vLLM engines are simulated.", nameof(setup));
        }

        if (setup.Stream is not null && !CanStream(setup))
        {
            throw new ArgumentException("These settings need the table of the requests.", nameof(setup));
        }

        var result = new AcceleratedSimulation(setup, engines, router, macroSteps).Run();
        ConservationLaws.Check(result);
        return result;
    }
}
