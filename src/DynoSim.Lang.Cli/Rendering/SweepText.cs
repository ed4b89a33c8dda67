using DynoSim.Lang.Experiments.Expectations;
using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>A sweep on a terminal: what ran, a small frontier, the answers, the verdicts.</summary>
internal sealed class SweepText(Display display)
{
    private const int MostRows = 12;

    /// <summary>Writes the summary.</summary>
    /// <param name="report">The sweep.</param>
    /// <param name="folder">Where its files are; null if nowhere.</param>
    public void Write(SweepReport report, string? folder)
    {
        var plan = report.Plan;
        display.Write(plan.Name, Style.Strong);
        display.WriteLine($"  {report.File}", Style.Faint);
        display.WriteLine(
            $"experiment of {plan.Subject}, {plan.Search.Text}, "
            + (plan.Replicate == 1
                ? $"seed {report.Seed}"
                : $"seeds {report.Seed} to {report.Seed + plan.Replicate - 1}")
            + $", fingerprint {plan.Fingerprint[..12]}",
            Style.Faint);
        display.WriteLine();
        WriteCounts(report);
        WriteFrontier(report);
        WriteCapacities(report);
        WriteExpectations(report);
        if (folder is not null)
        {
            display.WriteLine();
            display.WriteLine($"report     {Path.Combine(folder, "report.html")}", Style.Faint);
        }
    }

    private void WriteCounts(SweepReport report)
    {
        var ran = report.Ran.ToArray();
        var size = report.SpaceSize is { } all && all != report.Points.Length
            ? $" of a grid of {QuantityFormat.Number(all)}"
            : string.Empty;
        var repeated = report.Plan.Replicate > 1 ? $", {report.Plan.Replicate} runs each" : string.Empty;
        Line("points", $"{QuantityFormat.Number(ran.Length)}{size}{repeated}");
        var infeasible = report.Infeasible.CountBy(point => point.Fault?.Code ?? string.Empty)
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{QuantityFormat.Number(each.Value)} {each.Key}")
            .ToArray();
        if (infeasible.Length > 0)
        {
            Line("infeasible", string.Join(", ", infeasible));
        }

        var saturated = ran.Where(point => point.Saturation.Kind != SaturationKind.None)
            .CountBy(point => point.Saturation.Kind)
            .OrderBy(each => each.Key)
            .Select(each => $"{QuantityFormat.Number(each.Value)} {Word(each.Key)}")
            .ToArray();
        if (saturated.Length > 0)
        {
            Line("saturated", string.Join(", ", saturated));
        }
    }

    private void WriteFrontier(SweepReport report)
    {
        if (report.Frontier.IsEmpty)
        {
            return;
        }

        display.WriteLine();
        var objectives = report.Plan.Objectives;
        var paths = report.Plan.Axes.SelectMany(axis => axis.Paths).Distinct(StringComparer.Ordinal).ToArray();
        // Configurations that do equally well are one choice.
        var shown = report.Frontier
            .DistinctBy(index => string.Join(' ', objectives.Select((_, column) => report.Points[index].Mean(column))))
            .Take(MostRows)
            .OrderBy(index => objectives[0].IsMaximizing ? -report.Points[index].Mean(0) : report.Points[index].Mean(0))
            .Select(index => report.Points[index])
            .ToArray();
        var count = QuantityFormat.Number(report.Frontier.Length);
        display.WriteLine(
            $"frontier   {count} {(report.Frontier.Length == 1 ? "point" : "points")} that no other beats"
            + (report.Frontier.Length > shown.Length ? $"; {shown.Length} of them, spread" : string.Empty)
            + (report.Hypervolume is { } volume && objectives.Length > 1
                ? $"; hypervolume {QuantityFormat.Number(Math.Round(volume, 4))}"
                : string.Empty),
            Style.Faint);
        var table = new TextTable();
        table.Add(["point", .. objectives.Select(objective => objective.Text), .. paths.Select(Last)]);
        foreach (var point in shown)
        {
            table.Add(Row(report, point, paths));
        }

        if (report.Baseline is { } baseline)
        {
            table.Add(["baseline", .. Row(report, baseline, paths)[1..]]);
        }

        table.Write(display, "  ");
    }

    private static string[] Row(SweepReport report, PointResults point, string[] paths) =>
    [
        point.Point.Id,
        .. report.Plan.Objectives.Select((objective, column) => point.Mean(column) is { } value
            ? QuantityFormat.Readable(new Quantity(value, objective.Dimension))
                + (point.HalfWidth(column) is > 0 and var half
                    ? $" ±{QuantityFormat.Readable(new Quantity(half, objective.Dimension), 2)}"
                    : string.Empty)
            : "none"),
        .. paths.Select(path => point.Point.Settings.FirstOrDefault(setting => setting.Path == path)?.Text ?? "-"),
    ];

    private void WriteCapacities(SweepReport report)
    {
        if (report.Capacities.IsEmpty)
        {
            return;
        }

        display.WriteLine();
        var table = new TextTable();
        table.Add("where", report.Capacities[0].Axis, "bound", "evaluations");
        foreach (var capacity in report.Capacities)
        {
            table.Add(
                capacity.Others.Length == 0 ? report.Plan.Subject : capacity.Others,
                capacity.Value ?? (capacity.Outcome == BisectionOutcome.HoldsEverywhere ? "any" : "none"),
                (capacity.Answer is null ? string.Empty : capacity.IsHighest ? "highest, " : "lowest, ")
                    + Words.Of(capacity.Outcome),
                QuantityFormat.Number(capacity.Evaluations));
        }

        table.Write(display, string.Empty);
    }

    private void WriteExpectations(SweepReport report)
    {
        if (report.Expectations.IsEmpty)
        {
            return;
        }

        display.WriteLine();
        foreach (var verdict in report.Expectations)
        {
            var (word, style) = Label(verdict);
            display.Write(word.PadRight(11), style);
            display.WriteLine(verdict.Expectation.Text);
            foreach (var line in verdict.Picture)
            {
                display.WriteLine($"           {line}", Style.Faint);
            }
        }
    }

    private void Line(string label, string text)
    {
        display.Write(label.PadRight(11), Style.Faint);
        display.WriteLine(text);
    }

    private static (string Word, Style Style) Label(StudyVerdict verdict) => verdict.Verdict switch
    {
        IntervalVerdict.Holds => ("holds", Style.Good),
        IntervalVerdict.Fails => ("FAILED", Style.Bad),
        IntervalVerdict.Inconclusive => ("unclear", Style.Doubtful),
        _ => ("NO VALUE", Style.Bad),
    };

    private static string Word(SaturationKind kind) => kind switch
    {
        SaturationKind.Prefill => "prefill bound",
        SaturationKind.Decode => "decode bound",
        SaturationKind.Kv => "KV bound",
        SaturationKind.Transfer => "transfer bound",
        _ => "queue grows",
    };

    private static string Last(string path) => path[(path.LastIndexOf('.', path.Length - 1) + 1)..];
}
