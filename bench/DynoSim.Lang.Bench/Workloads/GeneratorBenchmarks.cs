using BenchmarkDotNet.Attributes;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Bench.Workloads;

/// <summary>What a generated workload of 10,000 requests costs before a run.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly WorkloadOptions _plain = new()
    {
        Arrivals = new PoissonArrivals(20),
        Input = new LogNormalDistribution(1_200, 6_000, null),
        Output = new LogNormalDistribution(250, 900, null),
        Requests = 10_000,
    };

    /// <summary>Arrivals and lengths.</summary>
    [Benchmark(Baseline = true)]
    public object Plain() => WorkloadPreparation.Prepare(_plain);

    /// <summary>With prefixes shared in groups.</summary>
    [Benchmark]
    public object Shared() => WorkloadPreparation.Prepare(_plain with
    {
        Prefix = new PrefixOptions { Shared = 0.4, Groups = 32, Popularity = new ZipfDistribution(1.1) },
    });
}
