using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Experiments.Expectations;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Reports.Page;
using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>A sweep as its page shows it.</summary>
internal static class SweepPages
{
    /// <summary>Points that have a drawer beside the frontier and the baseline.</summary>
    public const int BestWithDrawer = 200;

    /// <summary>The points whose runs the page shows in detail, in order.</summary>
    public static ImmutableArray<int> Detailed(SweepReport report)
    {
        var chosen = new SortedSet<int>(report.Frontier);
        var best = Enumerable.Range(0, report.Points.Length)
            .Where(index => report.Ranks[index] > 0)
            .OrderBy(index => report.Ranks[index])
            .ThenBy(index => index);
        chosen.UnionWith(best.Take(BestWithDrawer));
        if (BaselineIndex(report) is { } baseline)
        {
            chosen.Add(baseline);
        }

        return [.. chosen];
    }

    /// <summary>The page.</summary>
    /// <param name="report">The sweep.</param>
    /// <param name="drawers">The detail of some points; their numbers are those of the report.</param>
    public static SweepPage Of(SweepReport report, IEnumerable<PageDrawer> drawers)
    {
        var all = All(report);
        var ran = Enumerable.Range(0, all.Length).Where(index => all[index].HasRun).ToArray();
        var numbers = ran.Select((index, number) => (index, number))
            .ToDictionary(each => each.index, each => each.number);
        var axes = new PageAxes(report);
        return new SweepPage
        {
            Head = Head(report),
            Axes = axes.Axes,
            Objectives =
            [
                .. report.Plan.Objectives.Select(each =>
                    new PageObjective(each.Text, Unit(each.Dimension), each.IsMaximizing)),
            ],
            Figures = [.. FigureCatalog.All.Select(figure => new PageFigure(figure.Name, Unit(figure)))],
            Points = PointsOf(report, [.. ran.Select(index => all[index])], axes),
            Frontier = new PageFrontier
            {
                Points = [.. report.Frontier.Select(index => numbers[index])],
                Baseline = BaselineIndex(report) is { } baseline ? numbers[baseline] : null,
                Best = [.. report.Best.Select(best => best is { } index ? numbers[index] : (int?)null)],
            },
            Infeasible =
            [
                .. report.Infeasible.Select(point => new PageAbsentPoint
                {
                    Id = point.Point.Id,
                    Levels = [.. axes.LevelsOf([point]).Select(levels => levels[0])],
                    Code = point.Fault?.Code ?? string.Empty,
                    Message = point.Fault?.Message ?? string.Empty,
                    Derivation = point.Fault?.Lines ?? [],
                }),
            ],
            Expectations = [.. report.Expectations.Select(verdict => Expectation(report, verdict))],
            Answers = [.. report.Capacities.Select(answer => Answer(report, answer))],
            Assumptions = report.Assumptions,
            Warnings =
            [
                .. report.Diagnostics.Where(each => each.Severity == Syntax.Diagnostics.Severity.Warning)
                    .Select(each => $"{each.Descriptor.Code} {each.Message}"),
            ],
            Drawers =
            [
                .. drawers.Where(drawer => numbers.ContainsKey(drawer.Point)).Select(drawer => drawer with
                {
                    Point = numbers[drawer.Point],
                    Differences = Differences(report, all[drawer.Point]),
                }),
            ],
        };
    }

    private static string Answer(SweepReport report, CapacityAnswer answer)
    {
        var where = answer.Others.Length == 0 ? report.Plan.Subject : answer.Others;
        var found = answer.Outcome == BisectionOutcome.Found
            ? $"{(answer.IsHighest ? "highest" : "lowest")} {answer.Axis} is {answer.Value}"
            : $"{answer.Axis}: the condition {Words.Of(answer.Outcome)}";
        return $"{where}: {found} ({QuantityFormat.Number(answer.Evaluations)} points looked at)";
    }

    private static PagePoints PointsOf(SweepReport report, PointResults[] points, PageAxes axes)
    {
        var ranks = report.Points.Select((point, index) => (point.Point.Id, Rank: report.Ranks[index]))
            .ToDictionary(each => each.Id, each => each.Rank, StringComparer.Ordinal);
        return new PagePoints
        {
            Ids = [.. points.Select(point => point.Point.Id)],
            Levels = axes.LevelsOf(points),
            Objectives = Columns(report, points, (point, column) => point.Mean(column)),
            HalfWidths = report.Plan.Replicate > 1
                ? Columns(report, points, (point, column) => point.HalfWidth(column))
                : [],
            Figures =
            [
                .. FigureCatalog.All.Select((_, figure) =>
                    points.Select(point => point.MeanFigure(figure) ?? double.NaN).ToImmutableArray()),
            ],
            Ranks = [.. points.Select(point => ranks.GetValueOrDefault(point.Point.Id))],
            Saturations = [.. points.Select(point => Kind(point.Saturation.Kind))],
            Reasons = [.. points.Select(point => point.Saturation.Reason)],
        };
    }

    /// <summary>The points of the sweep, and behind them the baseline, if it is not one of them.</summary>
    public static ImmutableArray<PointResults> All(SweepReport report) =>
        report.Baseline is { } baseline && report.Points.All(point => point.Point.Id != baseline.Point.Id)
            ? report.Points.Add(baseline)
            : report.Points;

    private static int? BaselineIndex(SweepReport report)
    {
        var all = All(report);
        for (var i = 0; report.Baseline is { } baseline && i < all.Length; i++)
        {
            if (all[i].Point.Id == baseline.Point.Id)
            {
                return i;
            }
        }

        return null;
    }

    private static PageHead Head(SweepReport report) => new()
    {
        Experiment = report.Plan.Name,
        File = report.File,
        Scenario = report.Plan.Subject,
        Fingerprint = report.Plan.Fingerprint,
        Seed = report.Seed,
        Replicate = report.Plan.Replicate,
        Search = report.Plan.Search.Text,
        // Of a search that runs all it may choose, what `where` excludes is no part of the space.
        PointsInSpace = report.Plan.Search.IsGuided
            ? report.SpaceSize ?? report.Points.Length
            : report.Points.Length,
        PointsRun = report.Ran.Count(),
        PointsInfeasible = report.Infeasible.Count(),
        Hypervolume = report.Hypervolume,
        HypervolumeReference = "1.1, objectives scaled from 0 at their best to 1 at their worst on the frontier",
        Reproduce = Command(report, "sweep", report.Plan.Name),
        RunPoint = Command(report, "run", report.Plan.Subject),
    };

    private static ImmutableArray<ImmutableArray<double>> Columns(
        SweepReport report, PointResults[] points, Func<PointResults, int, double?> read) =>
    [
        .. report.Plan.Objectives.Select((_, column) =>
            points.Select(point => read(point, column) ?? double.NaN).ToImmutableArray()),
    ];

    private static PageExpectation Expectation(SweepReport report, StudyVerdict verdict) => new()
    {
        Text = verdict.Expectation.Text,
        Because = verdict.Expectation.Because,
        Verdict = verdict.Verdict switch
        {
            IntervalVerdict.Holds => PageVerdict.Holds,
            IntervalVerdict.Inconclusive => PageVerdict.Inconclusive,
            _ => PageVerdict.Fails,
        },
        Picture = [.. verdict.Picture.Select(line => new PagePictureLine(line, string.Empty))],
        Place = verdict.Expectation.Condition.Location.ToString(),
        Reproduce = verdict.WorstPoint is { } worst
            ? $"{Command(report, "run", report.Plan.Subject)} {worst}"
            : null,
    };

    private static ImmutableArray<PageDifference> Differences(SweepReport report, PointResults point) =>
    [
        .. point.Point.Settings
            .Select(setting => (Setting: setting, Other: report.Baseline?.Point.Settings
                .FirstOrDefault(each => each.Path == setting.Path)))
            .Where(each => each.Other is null || each.Other.Exact != each.Setting.Exact)
            .Select(each => new PageDifference(each.Setting.Path, each.Other?.Text ?? "-", each.Setting.Text)),
    ];

    private static string Command(SweepReport report, string verb, string name)
    {
        string[] seed = report.SeedAsked is { } asked ? ["--seed", asked.ToString(CultureInfo.InvariantCulture)] : [];
        return string.Join(' ', new[] { "dynosim", verb, report.File, name }
            .Concat(report.Settings.SelectMany(setting => new[] { "--set", setting }))
            .Concat(seed)
            .Select(Reproduction.Quoted));
    }

    private static string Unit(Figure figure) => figure.Name is "goodput_ratio" or "prefix_reuse" or "busy_ratio"
        or "kv_used_mean" or "kv_used_max"
        ? "ratio"
        : Unit(figure.Dimension);

    private static string Unit(Dimension dimension) =>
        dimension.IsNone ? string.Empty : QuantityFormat.BaseUnit(dimension);

    private static PageSaturation Kind(SaturationKind kind) => kind switch
    {
        SaturationKind.Prefill => PageSaturation.PrefillBound,
        SaturationKind.Decode => PageSaturation.DecodeBound,
        SaturationKind.Kv => PageSaturation.KvBound,
        SaturationKind.Transfer => PageSaturation.TransferBound,
        SaturationKind.Queue => PageSaturation.QueueGrows,
        _ => PageSaturation.None,
    };
}
