namespace DynoSim.Lang.Bench.Comparison;

/// <summary>How much faster than the peer, loop by loop and process by process, and the same answers?</summary>
internal static class PeerSection
{
    private static readonly string[] _parts = ["prepare_ms", "simulate_ms", "metrics_ms"];

    public static void Write(Bench bench)
    {
        var path = bench.Write("headline.dyno", ScenarioText.Of(ScenarioText.Polynomial));
        var table = new Table(
            "T2 against the peer, polynomial timing",
            "workers", "router", "run --repeat, ms (prepare + simulate + metrics)", "peer's loop, ms", "ratio",
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
        var arguments = ToolProcess.RunArguments(path, bench.DoubledTrace, workers, router);
        var ours = ToolProcess.Run(bench.Tool, [.. arguments, "--repeat", $"{bench.Times(40)}"]).Output;
        double[] parts = [.. _parts.Select(part => ToolProcess.Figure(ours, "timing", part))];
        var process = ProcessSection.Least(bench, path, workers, router);
        var peer = bench.Peer?.Replay(bench.DoubledTrace, workers, router == "kv_aware", bench.IsQuick ? 1 : 3);
        table.Row(
            $"{workers}",
            router,
            $"{Table.Milliseconds(parts.Sum())} ({string.Join(" + ", parts.Select(Table.Milliseconds))})",
            peer is null ? "" : Table.Milliseconds(peer.NativeMilliseconds),
            peer is null ? "" : Table.Ratio(peer.NativeMilliseconds / parts.Sum()),
            Table.Milliseconds(process),
            peer is null ? "" : Table.Milliseconds(peer.ProcessMilliseconds),
            peer is null ? "" : Table.Ratio(peer.ProcessMilliseconds / process),
            Difference(ToolProcess.Figure(ours, "metrics", "ttft", "mean"), peer?.TtftSeconds),
            Difference(ToolProcess.Figure(ours, "metrics", "itl", "mean"), peer?.ItlSeconds));
    }

    private static string Difference(double mean, double? theirs) => theirs is { } other
        ? $"{mean:0.######}s, {Math.Abs(mean - other) / other:0.0e+0}"
        : $"{mean:0.######}s";
}
