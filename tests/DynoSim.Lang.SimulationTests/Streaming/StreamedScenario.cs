using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;
using static DynoSim.Lang.Simulation.Workloads.ArrivalFunctions;
using static DynoSim.Lang.Simulation.Workloads.DistributionFunctions;

namespace DynoSim.Lang.SimulationTests.Streaming;

/// <summary>
/// A random scenario whose requests are generated, so that they can be held as a table or drawn as they arrive: pools,
/// timings and routers of the random scenarios, as far as they can serve a stream.
/// </summary>
internal sealed class StreamedScenario
{
    private readonly ImmutableArray<AnyTiming> _timings;
    private readonly DrawnRouter _router;
    private readonly WorkloadOptions _workload;
    private readonly SimulationSetup _setup;
    private readonly long _seed;

    public StreamedScenario(int seed)
    {
        _seed = seed;
        var drawn = RandomScenario.Draw(seed);
        var dice = new Dice(seed * 1_000_003L);
        _timings = [.. (drawn.Timings() ?? []).Select(timing => timing.AsAny())];
        _router = new DrawnRouter(drawn.Router ?? DrawnPolicy.RoundRobin);
        _workload = DrawWorkload(dice, drawn.Setup);
        var span = Table().ArrivalPicoseconds[^1] + 1;
        SimulatedTime? Somewhere(double probability) =>
            dice.Chance(probability) ? new SimulatedTime((long)(span * dice.Fraction()) + 1) : null;

        var good = dice.Fraction();
        _setup = drawn.Setup with
        {
            Requests = RequestTable.Empty,
            Pools = [.. drawn.Setup.Pools.Select(pool => pool with { Engine = Plain(pool.Engine) })],
            Concurrency = null,
            View = default,
            ArrivalsUntil = Somewhere(0.2),
            Cutoff = Somewhere(0.3),
            MeasuredFrom = Somewhere(0.3) ?? SimulatedTime.Zero,
            Good = (in RequestOutcome outcome) => outcome.Ttft < good && outcome.Tpot < 0.1 * good,
        };
    }

    /// <summary>Whether the timings that were drawn exist.</summary>
    public bool CanRun => !_timings.IsEmpty;

    private RequestTable Table() => WorkloadPreparation.Prepare(_workload, seed: _seed).Requests
        ?? throw new AssertionException("There are no requests.");

    public (SimulationResult Result, RequestTally Tally) RunTable()
    {
        var table = Table();
        var result = Run(_setup with { Requests = table });
        return (result, RequestTally.Of(result, table, _setup.MeasuredFrom.Picoseconds, _setup.Good));
    }

    public (SimulationResult Result, RequestTally Tally) RunStream()
    {
        var stream = WorkloadPreparation.Prepare(_workload, seed: _seed, streamAbove: 0).Stream;
        var result = Run(_setup with { Stream = stream });
        return (result, result.Tally ?? throw new AssertionException("The run held its requests."));
    }

    private SimulationResult Run(SimulationSetup setup) => AcceleratedSimulator.Run(setup, _timings, _router);

    private static EngineOptions Plain(EngineOptions engine) => engine with
    {
        PriorityScheduling = false,
        LongPrefillThreshold = engine.PrefixCaching ? 0 : engine.LongPrefillThreshold,
        Preemption = engine.PrefixCaching ? Preemption.Recompute : engine.Preemption,
    };

    private static WorkloadOptions DrawWorkload(Dice dice, SimulationSetup setup)
    {
        var requests = setup.Requests;
        var largest = 2;
        for (var request = 0; request < requests.Count; request++)
        {
            largest = Math.Max(largest, requests.InputTokens[request] + requests.OutputTokens[request]);
        }

        var workers = setup.Pools.Sum(pool => pool.Replicas);
        var rate = workers / (0.0005 * dice.Spread(1, 1_000));
        var block = (double)setup.Pools[0].Engine.Block;
        var longest = Math.Max(1, largest / 2);
        return new WorkloadOptions
        {
            Arrivals = dice.Of(
                Poisson(rate),
                Constant(rate),
                Gamma(rate, 3),
                Weibull(rate, 0.6),
                OnOff(rate, SimulatedTime.FromSeconds(40 / rate), SimulatedTime.FromSeconds(20 / rate))),
            Input = dice.Of(
                Uniform(1, longest),
                LogNormal(Math.Max(2, longest / 4.0), p95: Math.Max(4, longest)),
                Distribution.Constant(block * Math.Max(1, Math.Floor(longest / block)))),
            Output = dice.Of(Uniform(1, Math.Min(200, longest)), Distribution.Constant(dice.Spread(1, 60))),
            Requests = dice.Spread(1, 2_000),
        };
    }
}
