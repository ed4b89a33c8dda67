namespace DynoSim.Lang.Bench.Comparison;

/// <summary>Where does the time of a whole command go, and what does a new structure cost?</summary>
internal static class ProcessSection
{
    private static readonly string[] _parts =
        ["check_ms", "load_ms", "prepare_ms", "emit_ms", "compile_ms", "simulate_ms", "metrics_ms", "total_ms"];

    public static void Write(Bench bench)
    {
        var path = bench.Write("process.dyno", ScenarioText.Of(ScenarioText.Polynomial));
        var arguments = ToolProcess.RunArguments(path, bench.DoubledTrace, 16, "kv_aware");
        var table = new Table("One command: T2, 16 workers, kv_aware", ["start", .. _parts, "whole process, ms"]);
        var empty = ("XDG_CACHE_HOME", bench.Folder("cache"));
        Row(table, "nothing kept", ToolProcess.Run(bench.Tool, arguments, empty));
        Row(table, "plan and code kept", Enumerable.Range(0, bench.Times(12))
            .Select(_ => ToolProcess.Run(bench.Tool, arguments, empty)).MinBy(run => run.Milliseconds));
        Row(table, "code kept, file changed", Changed(bench, empty));
    }

    /// <summary>The least wall time of a run as a process, everything kept.</summary>
    public static double Least(Bench bench, string path, int workers, string router)
    {
        var arguments = ToolProcess.RunArguments(path, bench.DoubledTrace, workers, router);
        ToolProcess.Run(bench.Tool, arguments);
        return Enumerable.Range(0, bench.Times(12)).Min(_ => ToolProcess.Run(bench.Tool, arguments).Milliseconds);
    }

    private static (double Milliseconds, string Output) Changed(Bench bench, (string Name, string Value) cache)
    {
        var least = (Milliseconds: double.MaxValue, Output: "");
        for (var run = 0; run < bench.Times(8); run++)
        {
            var path = bench.Write("process.dyno", ScenarioText.Of(ScenarioText.Polynomial) + $"// {run}\n");
            var arguments = ToolProcess.RunArguments(path, bench.DoubledTrace, 16, "kv_aware");
            var next = ToolProcess.Run(bench.Tool, arguments, cache);
            least = next.Milliseconds < least.Milliseconds ? next : least;
        }

        return least;
    }

    private static void Row(Table table, string start, (double Milliseconds, string Output) run) => table.Row(
    [
        start,
        .. _parts.Select(part => Table.Milliseconds(ToolProcess.Figure(run.Output, "timing", part))),
        Table.Milliseconds(run.Milliseconds),
    ]);
}
