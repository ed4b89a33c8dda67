using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>One pool of a run for people: size, load, KV cache with its derivation.</summary>
internal sealed class PoolText(Display display)
{
    /// <summary>Writes the pool.</summary>
    public void Write(PoolMetrics pool, ImmutableArray<string> derivation)
    {
        display.Write("pool ", Style.Faint);
        display.Write(pool.Name, Style.Strong);
        display.WriteLine($"  {Plural(pool.Replicas, "replica")} on {Plural(pool.Gpus, "GPU")}");
        Labelled(
            "busy",
            $"{RunText.Percent(pool.BusyRatio)} of the time, {Plural(pool.Steps, "pass", "passes")}, "
            + Plural(pool.Preemptions, "preemption"));
        Labelled(
            "KV cache",
            $"{RunText.Readable(pool.KvBlocks, Dimension.Blocks)} a replica, "
            + $"{RunText.Percent(pool.KvUsedMean)} in use on average, {RunText.Percent(pool.KvUsedMax)} at most");
        foreach (var line in derivation)
        {
            display.WriteLine("             " + line, Style.Faint);
        }
    }

    private void Labelled(string label, string text)
    {
        display.Write("  " + label.PadRight(9), Style.Faint);
        display.WriteLine(text);
    }

    private static string Plural(long count, string one, string? many = null) =>
        $"{RunText.Number(count)} {(count == 1 ? one : many ?? one + "s")}";
}
