using System.Diagnostics;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>How long do 1,000 configurations of T2 take on all cores, requests shared?</summary>
internal static class SweepSection
{
    private const int Configurations = 1_000;

    public static void Write(Bench bench)
    {
        var measured = bench.IsQuick ? 40 : Configurations;
        var table = new Table(
            $"{Configurations:N0} configurations of T2 on {Environment.ProcessorCount} cores"
                + (measured < Configurations ? $", extrapolated from {measured}" : ""),
            "timing", "router", "seconds");
        foreach (var (name, timing) in new[] { ("affine", ScenarioText.Affine), ("analytic", ScenarioText.Analytic) })
        {
            var path = bench.Write($"sweep-{name}.dyno", ScenarioText.Of(timing));
            foreach (var router in new[] { "round_robin", "kv_aware" })
            {
                var scenario = BenchScenario.Of(
                    path, $"trace_path={bench.DoubledTrace}", "workers=16", $"deployment.router={router}");
                var seconds = Sweep(scenario, bench, measured) * Configurations / measured;
                table.Row(name, router, $"{seconds:0.00}");
            }
        }
    }

    private static double Sweep(BenchScenario scenario, Bench bench, int count)
    {
        var requests = scenario.Requests(bench.Rows);
        scenario.Run(Configuration(scenario.Options, 0), requests);
        var watch = Stopwatch.StartNew();
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            index => scenario.Run(Configuration(scenario.Options, index), requests));
        return watch.Elapsed.TotalSeconds;
    }

    // 8 to 32 workers, KV capacity, batch limits: numbers that a sweep varies without another structure.
    private static ScenarioOptions Configuration(ScenarioOptions options, int index) => options with
    {
        Deployment = options.Deployment with
        {
            Pools =
            [
                .. options.Deployment.Pools.Select(pool => pool with
                {
                    Replicas = 8 + (index % 25),
                    KvBlocks = 8_192 + (1_024 * (index % 16)),
                    Engine = pool.Engine with { MaxSequences = 128 + (32 * (index % 5)) },
                }),
            ],
        },
    };
}
