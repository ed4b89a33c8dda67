using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>How much faster than the peer, loop by loop and process by process, and the same answers?</summary>
internal static class PeerSection
{
    public static void Write(Bench bench)
    {
        var path = bench.Write("headline.dyno", ScenarioText.Of(ScenarioText.Polynomial));
        var table = new Table(
            "T2 against the peer, polynomial timing",
            "workers", "router", "ours, ms (prepare + simulate + metrics)", "peer's loop, ms", "ratio",
            "our process, ms", "peer's process, ms", "ratio", "TTFT, difference", "ITL, difference");
        foreach (var workers in new[] { 8, 16 })
        {
            foreach (var router in new[] { "round_robin", "kv_aware" })
            {
                Write(bench, table, path, workers, router);
            }
        }
    }

    private static void Write(Bench bench, Table table, string path, int workers, string router)
    {
        var scenario = BenchScenario.Of(
            path, $"trace_path={bench.DoubledTrace}", $"workers={workers}", $"deployment.router={router}");
        var (cost, metrics) = scenario.Measure(bench.Rows, bench.Times(20));
        var process = ProcessSection.Least(bench, path, workers, router);
        var peer = bench.Peer?.Replay(bench.DoubledTrace, workers, router == "kv_aware", bench.IsQuick ? 1 : 3);
        table.Row(
            $"{workers}",
            router,
            $"{Table.Milliseconds(cost.Total)} ({Table.Milliseconds(cost.Prepare)} + "
                + $"{Table.Milliseconds(cost.Simulate)} + {Table.Milliseconds(cost.Metrics)})",
            peer is null ? "" : Table.Milliseconds(peer.NativeMilliseconds),
            peer is null ? "" : Table.Ratio(peer.NativeMilliseconds / cost.Total),
            Table.Milliseconds(process),
            peer is null ? "" : Table.Milliseconds(peer.ProcessMilliseconds),
            peer is null ? "" : Table.Ratio(peer.ProcessMilliseconds / process),
            Difference(metrics.Ttft, peer?.TtftSeconds),
            Difference(metrics.Itl, peer?.ItlSeconds));
    }

    private static string Difference(MetricDistribution ours, double? theirs) => theirs is { } other
        ? $"{ours.Mean:0.######}s, {Math.Abs(ours.Mean - other) / other:0.0e+0}"
        : $"{ours.Mean:0.######}s";
}
