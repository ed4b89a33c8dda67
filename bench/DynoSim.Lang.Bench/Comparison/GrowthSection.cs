using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>How does a replay grow with requests, outputs and workers? Affine timing.</summary>
internal static class GrowthSection
{
    private const double GapBetweenCopiesMilliseconds = 1_000;

    public static void Write(Bench bench)
    {
        var path = bench.Write("growth.dyno", ScenarioText.Of(ScenarioText.Affine));
        var table = new Table(
            "Growth, affine timing, round robin", "what", "simulate, ms", "times the first", "allocated, MB");
        Grow(table, [1, 2, 4], factor => (
            $"outputs x{factor}, 16 workers", Scenario(bench, path, 16), WithOutputs(bench.Rows, factor)), bench);
        Grow(table, [1, 4, 10], factor => (
            $"requests x{factor}, 16 workers", Scenario(bench, path, 16), Repeated(bench.Rows, factor)), bench);
        Grow(table, [16, 64, 256, 1_024], workers => (
            $"{workers} workers", Scenario(bench, path, workers), bench.Rows), bench);
    }

    private static void Grow(
        Table table, int[] steps, Func<int, (string What, BenchScenario Scenario, TraceRows Rows)> make, Bench bench)
    {
        var first = 0.0;
        foreach (var step in steps)
        {
            var (what, scenario, rows) = make(step);
            var (cost, _) = scenario.Measure(rows, bench.Times(20));
            first = first == 0 ? cost.Simulate : first;
            table.Row(
                what,
                Table.Milliseconds(cost.Simulate),
                $"{cost.Simulate / first:0.00}",
                $"{cost.Allocated / 1e6:0.00}");
        }
    }

    private static BenchScenario Scenario(Bench bench, string path, int workers) =>
        BenchScenario.Of(path, $"trace_path={bench.DoubledTrace}", $"workers={workers}");

    private static TraceRows WithOutputs(TraceRows rows, int factor) => new()
    {
        BlockTokens = rows.BlockTokens,
        TimestampMilliseconds = rows.TimestampMilliseconds,
        InputTokens = rows.InputTokens,
        OutputTokens = [.. rows.OutputTokens.Select(tokens => tokens * factor)],
        Hashes = rows.Hashes,
        HashStart = rows.HashStart,
    };

    /// <summary>A trace behind itself, each copy with content of its own.</summary>
    private static TraceRows Repeated(TraceRows rows, int copies)
    {
        var length = rows.TimestampMilliseconds.Max() + GapBetweenCopiesMilliseconds;
        var offset = rows.Hashes.Max() + 1;
        var each = Enumerable.Range(0, copies);
        var starts = rows.HashStart.SkipLast(1).ToArray();
        return new TraceRows
        {
            BlockTokens = rows.BlockTokens,
            TimestampMilliseconds =
                [.. each.SelectMany(copy => rows.TimestampMilliseconds.Select(time => time + (copy * length)))],
            InputTokens = [.. each.SelectMany(_ => rows.InputTokens)],
            OutputTokens = [.. each.SelectMany(_ => rows.OutputTokens)],
            Hashes = [.. each.SelectMany(copy => rows.Hashes.Select(hash => hash + ((ulong)copy * offset)))],
            HashStart =
            [
                .. each.SelectMany(copy => starts.Select(start => start + (copy * rows.Hashes.Length))),
                copies * rows.Hashes.Length,
            ],
        };
    }
}
