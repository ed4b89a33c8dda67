using BenchmarkDotNet.Attributes;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Bench.Metrics;

/// <summary>What the figures of a distribution cost: gaps in sequences, and one value a request.</summary>
[MemoryDiagnoser]
public class SummaryBenchmarks
{
    private readonly List<(long First, long Step, long Length, long Count)> _sequences = [];
    private readonly double[] _values = new double[24_000];

    [GlobalSetup]
    public void Draw()
    {
        var stream = new RandomStream(1, "bench");
        for (var index = 0; index < 40_000; index++)
        {
            var first = 6_000_000_000 + (long)(stream.Uniform(index) * stream.Uniform(index, 1) * 150e9);
            var length = 1 + (long)(stream.Uniform(index, 2) * 200);
            var count = 1 + (long)(stream.Uniform(index, 3) * 60);
            _sequences.Add((first, 30_000, length, count));
        }

        for (var index = 0; index < _values.Length; index++)
        {
            _values[index] = Math.Round(new ExponentialDistribution(1e12).At(stream.Uniform(index, 4)));
        }
    }

    /// <summary>40,000 sequences of 100 gaps on average, some 120 million gaps: fed and summarised.</summary>
    [Benchmark]
    public object Gaps()
    {
        var gaps = new GapDistribution();
        foreach (var (first, step, length, count) in _sequences)
        {
            gaps.AddSequence(first, step, length, count);
        }

        return gaps.Summarise();
    }

    /// <summary>24,000 latencies.</summary>
    [Benchmark]
    public object Latencies() => new SampleDistribution(_values, 1e12).Summarise();
}
