using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Reference;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.SimulationTests.Kernel;

namespace DynoSim.Lang.SimulationTests.Analytic;

/// <summary>Systems so plain that queueing theory knows them: one token a request, one request at a time.</summary>
internal static class PlainQueue
{
    /// <summary>Requests of an arrival process.</summary>
    public static RequestTable Requests(
        ArrivalProcess arrivals, int count, Distribution? input = null, Distribution? output = null, long seed = 1) =>
        WorkloadPreparation.Prepare(
            new WorkloadOptions
            {
                Arrivals = arrivals,
                Requests = count,
                Input = input ?? Distribution.Constant(64),
                Output = output ?? Distribution.Constant(1),
            },
            seed: seed).Requests ?? throw new AssertionException("There are no requests.");

    /// <summary>Workers that serve so many requests at a time.</summary>
    public static SimulationSetup Setup(
        RequestTable requests, int workers = 1, int sequences = 1, long? blocks = null) =>
        new()
        {
            Requests = requests,
            Pools =
            [
                new PoolSetup(
                    "serve",
                    workers,
                    new EngineOptions
                    {
                        Block = 16,
                        MaxBatchedTokens = 1_000_000,
                        MaxSequences = sequences,
                        PrefixCaching = false,
                    },
                    blocks ?? 1_000_000,
                    1_000_000),
            ],
        };

    /// <summary>Runs in turn over the workers.</summary>
    public static SimulationResult Run<TTiming>(EngineChoice engine, SimulationSetup setup, TTiming timing)
        where TTiming : struct, ISegmentedTiming => Run(engine, setup, timing, new RoundRobin());

    /// <summary>Runs with a router.</summary>
    public static SimulationResult Run<TTiming, TRouter>(
        EngineChoice engine, SimulationSetup setup, TTiming timing, TRouter router)
        where TTiming : struct, ISegmentedTiming
        where TRouter : struct, IRouterPolicy => engine == EngineChoice.Reference
            ? ReferenceSimulator.Run(setup, timing, router)
            : AcceleratedSimulator.Run(setup, timing, router);

    /// <summary>Seconds each request waited for its first pass.</summary>
    public static double[] Waits(SimulationResult result) =>
        [.. result.AdmitPicoseconds.Zip(result.ArrivalPicoseconds, (admit, arrival) => (admit - arrival) / 1e12)];

    /// <summary>The mean of dependent values and the standard error of it, from the means of long batches.</summary>
    public static (double Mean, double Error) BatchMeans(double[] values, int batches = 40)
    {
        var length = values.Length / batches;
        var means = Enumerable.Range(0, batches)
            .Select(batch => values.AsSpan(batch * length, length).ToArray().Average())
            .ToArray();
        var mean = means.Average();
        var variance = means.Sum(value => (value - mean) * (value - mean)) / (batches - 1);
        return (mean, Math.Sqrt(variance / batches));
    }
}
