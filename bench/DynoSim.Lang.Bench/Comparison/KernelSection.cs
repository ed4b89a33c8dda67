namespace DynoSim.Lang.Bench.Comparison;

/// <summary>What does T2 on 16 workers cost under each form of timing, and how much does it allocate?</summary>
internal static class KernelSection
{
    private const int Workers = 16;

    public static void Write(Bench bench)
    {
        var table = new Table(
            "T2 on 16 workers, one core",
            "timing",
            "router",
            "simulate, ms",
            "of it processor, ms",
            "prepare + simulate + metrics, ms",
            "allocated, MB");
        bench.Write("passes.csv", ScenarioText.Table());
        (string Name, string Timing)[] timings =
        [
            ("affine", ScenarioText.Affine),
            ("table", "source = table(\"passes.csv\")"),
            ("analytic", ScenarioText.Analytic),
            ("polynomial", ScenarioText.Polynomial),
        ];
        foreach (var (name, timing) in timings)
        {
            var path = bench.Write($"{name}.dyno", ScenarioText.Of(timing));
            foreach (var router in new[] { "round_robin", "kv_aware" })
            {
                var scenario = BenchScenario.Of(
                    path, $"trace_path={bench.DoubledTrace}", $"workers={Workers}", $"deployment.router={router}");
                var (cost, _) = scenario.Measure(bench.Rows, bench.Times(20));
                table.Row(
                    name,
                    router,
                    Table.Milliseconds(cost.Simulate),
                    Table.Milliseconds(cost.Processor),
                    Table.Milliseconds(cost.Total),
                    $"{cost.Allocated / 1e6:0.00}");
            }
        }
    }
}
