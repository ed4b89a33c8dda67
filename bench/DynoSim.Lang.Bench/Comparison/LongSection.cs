namespace DynoSim.Lang.Bench.Comparison;

/// <summary>Does a generated workload of ten million requests finish in linear time and flat memory?</summary>
internal static class LongSection
{
    private const int Workers = 256;

    public static void Write(Bench bench)
    {
        var table = new Table(
            $"Generated requests on {Workers} workers, affine timing",
            "requests", "prepare, s", "simulate, s", "metrics, s", "simulate, us a request", "peak memory, MB");
        int[] sizes = bench.IsQuick ? [100_000, 1_000_000] : [1_000_000, 10_000_000];
        foreach (var size in sizes)
        {
            var path = bench.Write("long.dyno", ScenarioText.Of(ScenarioText.Affine, $"""
                arrivals = poisson(400req/s); requests = {size}req
                  input = clamp(lognormal(median = 1_200tok, p95 = 6_000tok), 16tok..32_000tok)
                  output = clamp(lognormal(median = 250tok, p95 = 900tok), 1tok..8_000tok)
                """));
            var (cost, _) = BenchScenario.Of(path, $"workers={Workers}").Measure(null, 1);
            table.Row(
                $"{size:N0}",
                $"{cost.Prepare / 1e3:0.00}",
                $"{cost.Simulate / 1e3:0.00}",
                $"{cost.Metrics / 1e3:0.00}",
                $"{cost.Simulate * 1e3 / size:0.00}",
                $"{Machine.PeakMegabytes:0}");
        }
    }
}
