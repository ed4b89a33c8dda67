namespace DynoSim.Lang.Bench.Comparison;

/// <summary>Does a generated workload of ten million requests finish in linear time and flat memory?</summary>
internal static class LongSection
{
    private const int Workers = 256;

    public static void Write(Bench bench)
    {
        var table = new Table(
            $"Generated requests on {Workers} workers, affine timing",
            "requests", "whole process, s", "us a request", "peak memory, MB");
        int[] sizes = bench.IsQuick ? [100_000, 1_000_000] : [1_000_000, 3_000_000, 10_000_000];
        foreach (var size in sizes)
        {
            var path = bench.Write("long.dyno", ScenarioText.Of(ScenarioText.Affine, $"""
                arrivals = poisson(400req/s); requests = {size}req
                  input = clamp(lognormal(median = 1_200tok, p95 = 6_000tok), 16tok..32_000tok)
                  output = clamp(lognormal(median = 250tok, p95 = 900tok), 1tok..8_000tok)
                """));
            string[] arguments = ["run", path, "--set", $"workers={Workers}", "--format", "json"];
            var (elapsed, output) = ToolProcess.Run(bench.Tool, arguments);
            table.Row(
                $"{size:N0}",
                $"{elapsed / 1e3:0.00}",
                $"{elapsed * 1e3 / size:0.00}",
                $"{ToolProcess.Figure(output, "peak_memory_mb"):0}");
        }
    }
}
