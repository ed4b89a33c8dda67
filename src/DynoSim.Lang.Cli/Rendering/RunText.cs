using System.Globalization;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>A run for people: what was asked, how it went, what it rests on. At most a hundred columns.</summary>
internal sealed class RunText(Display display)
{
    private const int Columns = 92;
    private const string Indent = "           ";

    /// <summary>Writes the whole report.</summary>
    public void Write(RunReport report)
    {
        WriteHead(report);
        WriteTotals(report);
        display.WriteLine();
        WriteMetrics(report);
        for (var index = 0; index < report.Metrics.Pools.Length; index++)
        {
            display.WriteLine();
            new PoolText(display).Write(
                report.Metrics.Pools[index],
                index < report.KvDerivations.Length ? report.KvDerivations[index] : []);
        }

        WriteExpectations(report);
        WriteList("assumed", report.Assumptions);
        display.WriteLine();
        WriteTiming(report);
    }

    /// <summary>A value in the unit that suits its size.</summary>
    internal static string Readable(double? value, Dimension dimension) =>
        value is { } number && double.IsFinite(number)
            ? QuantityFormat.Readable(new Quantity(number, dimension))
            : "-";

    /// <summary>A share in per cent.</summary>
    internal static string Percent(double? ratio) => ratio is { } share ? QuantityFormat.Percent(share) : "-";

    /// <summary>A whole number with its digits grouped.</summary>
    internal static string Number(long value) => QuantityFormat.Number(value);

    private void WriteHead(RunReport report)
    {
        display.Write(report.Scenario, Style.Strong);
        display.WriteLine($"  {report.File}", Style.Faint);
        display.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"seed {report.Seed}, {report.Engine} engine, fingerprint {Short(report.Fingerprint)}"),
            Style.Faint);
        display.WriteLine();
    }

    private void WriteTotals(RunReport report)
    {
        var metrics = report.Metrics;
        var requests = metrics.Requests;
        var parts =
            new List<string> { $"{Number(requests.Arrived)} arrived", $"{Number(requests.Completed)} completed" };
        AddIfAny(parts, requests.Rejected, "rejected");
        AddIfAny(parts, requests.Abandoned, "abandoned");
        AddIfAny(parts, requests.Running, "still running");
        AddIfAny(parts, report.Filtered, "left out by `where`");
        Labelled("requests", string.Join(", ", parts) + " in " + Readable(metrics.DurationSeconds, Dimension.Time));
        foreach (var rejection in report.Rejections)
        {
            Labelled(string.Empty, $"{Number(rejection.Count)} rejected: {RejectionText.Of(rejection.Reason)}");
        }

        Labelled(
            "rates",
            $"{Readable(metrics.RequestRate, Dimension.Rate)}, "
            + $"{Readable(metrics.OutputRate, Dimension.TokenRate)} produced");
        Labelled(
            "tokens",
            $"{Readable(metrics.InputTokens, Dimension.Tokens)} of prompts, "
            + $"{Readable(metrics.PrefilledTokens, Dimension.Tokens)} computed, "
            + $"{Readable(metrics.OutputTokens, Dimension.Tokens)} produced");
        Labelled("reuse", $"{Percent(metrics.PrefixReuse)} of the prompt tokens were in the KV cache already");
        if (metrics.Goodput is { } goodput)
        {
            Labelled(
                "goodput",
                $"{Percent(goodput.Ratio)} of the requests meet the SLO (target {Percent(goodput.Target)}), "
                + Readable(goodput.Rate, Dimension.Rate));
        }

        Labelled("GPUs", GpuText(metrics));
    }

    private static string GpuText(RunMetrics metrics)
    {
        var gpus = metrics.Pools.Sum(pool => pool.Gpus);
        var hours = string.Create(CultureInfo.InvariantCulture, $"{metrics.GpuSeconds / 3600:0.###} GPU-hours");
        var cost = metrics.Cost is null
            ? "no cost: the accelerator states no `price`"
            : Readable(metrics.Cost, Dimension.Money);
        return $"{Number(gpus)}, {hours}, {cost}";
    }

    private void WriteMetrics(RunReport report)
    {
        var table = new TextTable();
        table.Add("latency", "mean", "p50", "p90", "p95", "p99", "max");
        foreach (var metric in report.Latencies)
        {
            var row = metric.Summary;
            table.Add(
                metric.Name,
                Time(row.Mean),
                Time(row.P50),
                Time(row.P90),
                Time(row.P95),
                Time(row.P99),
                Time(row.Max));
        }

        table.Write(display, string.Empty);
        var error = report.Latencies.Select(metric => metric.Summary.PercentileError).DefaultIfEmpty().Max();
        if (error > 0)
        {
            display.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"percentiles are read from histograms: exact to within {error * 100:0.####} %"),
                Style.Faint);
        }
    }

    private void WriteExpectations(RunReport report)
    {
        if (report.Expectations.IsEmpty)
        {
            return;
        }

        display.WriteLine();
        foreach (var expectation in report.Expectations)
        {
            display.Write(
                expectation.Holds ? "holds      " : "FAILED     ", expectation.Holds ? Style.Good : Style.Bad);
            display.Write(expectation.Text);
            display.WriteLine(
                expectation.Holds ? "   " + expectation.Picture : $"   at {expectation.Place}", Style.Faint);
        }
    }

    private void WriteList(string label, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        display.WriteLine();
        var heading = label;
        foreach (var item in items)
        {
            foreach (var line in Wrapped.Lines(item, Columns - Indent.Length))
            {
                Labelled(heading, line);
                heading = string.Empty;
            }
        }
    }

    private void WriteTiming(RunReport report)
    {
        var timing = report.Timing;
        var compiled = timing.IsCached
            ? "code from the cache"
            : $"compiled in {Milliseconds(timing.CompileMilliseconds)}";
        display.WriteLine(
            $"simulated in {Milliseconds(timing.SimulateMilliseconds)}; "
            + $"{Milliseconds(timing.TotalMilliseconds)} in all "
            + $"(trace {Milliseconds(timing.LoadMilliseconds + timing.PrepareMilliseconds)}, "
            + $"check {Milliseconds(timing.CheckMilliseconds)}, {compiled})",
            Style.Faint);
    }

    private void Labelled(string label, string text)
    {
        display.Write(label.PadRight(Indent.Length), Style.Faint);
        display.WriteLine(text);
    }

    private static void AddIfAny(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{Number(count)} {what}");
        }
    }

    private static string Short(string fingerprint) => fingerprint.Length > 12 ? fingerprint[..12] : fingerprint;

    private static string Time(double? seconds) => Readable(seconds, Dimension.Time);

    private static string Milliseconds(double value) => Readable(value / 1000, Dimension.Time);
}
