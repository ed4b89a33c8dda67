using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN6001, DYN6003, DYN6004 and DYN6005: the trace is there and its rows make sense.</summary>
internal static class TraceRules
{
    /// <summary>A longer trace is looked at only when it runs.</summary>
    private const long LongestCheckedBytes = 64L << 20;

    private const int MostRowsListed = 5;

    public static void Check(EntityValue workload, FeasibilityReport report, IFileSource files, bool readRows)
    {
        if (workload.Get("source") is not RuntimeValue { Content: TraceSource trace })
        {
            return;
        }

        var place = workload.LocationOf("source");
        var data = files.OpenData(trace.Path);
        using var content = data.Content;
        if (content is null)
        {
            report.Add(
                Descriptors.TraceMissing,
                place,
                $"the trace `{trace.Path}` {FileFaultText.Of(data.Fault)}",
                "cannot be opened",
                "a path in a file is relative to the file; one given with `--set` to the working folder");
            return;
        }

        if (readRows && trace.Format == TraceFormat.Mooncake && data.Length <= LongestCheckedBytes
            && trace.BlockTokens is > 0 and <= int.MaxValue)
        {
            var timed = workload.Get("concurrency") is NoneValue;
            var read = MooncakeTrace.Read(content, (int)trace.BlockTokens, timed);
            ReportRows(read.Errors, trace.Path, place, report);
            if (read is { Errors.IsEmpty: true, Rows: { } rows })
            {
                CheckWindow(workload, rows, trace.Path, report);
            }
        }
    }

    /// <summary>A window in which no session of the trace begins.</summary>
    private static void CheckWindow(EntityValue workload, TraceRows rows, string path, FeasibilityReport report)
    {
        if (workload.Block("replay") is not { } replay
            || replay.Get("window") is not RangeValue { Low: QuantityValue low, High: QuantityValue high })
        {
            return;
        }

        var starts = Enumerable.Range(0, rows.Count)
            .Where(row => rows.Turn is null || rows.Turn[row] == 0)
            .Select(row => double.IsNaN(rows.TimestampMilliseconds[row]) ? 0 : rows.TimestampMilliseconds[row] / 1e3)
            .ToArray();
        var first = starts.Length == 0 ? 0 : starts.Min();
        if (starts.Any(start => start - first >= low.Magnitude && start - first <= high.Magnitude))
        {
            return;
        }

        var last = starts.Length == 0 ? 0 : starts.Max() - first;
        report.Add(
            Descriptors.EmptyWindow,
            replay.LocationOf("window"),
            $"no row of the trace `{path}` lies within {low.Display}..{high.Display}",
            "nothing is left",
            "the window counts from the first row of the trace",
            [$"the trace has {Amounts.Number(starts.Length)} starts from 0s to "
                + QuantityFormat.Readable(new Quantity(last, Dimension.Time))]);
    }

    /// <summary>Reports what is wrong with the rows of a trace, once a code.</summary>
    public static void ReportRows(
        ImmutableArray<TraceError> errors, string path, SourceLocation place, FeasibilityReport report)
    {
        var groups = errors.GroupBy(TraceErrorText.DescriptorOf)
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var rows = group.ToArray();
            report.Add(
                group.Key,
                place,
                $"the trace `{path}` cannot be used: {TraceErrorText.Of(rows[0])}",
                rows.Length == 1 ? TraceErrorText.Where(rows[0]) : $"{rows.Length} rows",
                TraceErrorText.Help(rows[0]),
                [.. rows.Skip(1).Take(MostRowsListed - 1).Select(TraceErrorText.Of)]);
        }
    }
}
