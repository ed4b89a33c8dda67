using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>Whether the columns fit each other: the script would show wrong values rather than none.</summary>
internal static class PageShape
{
    public static void Check(SweepPage page)
    {
        var points = page.Points;
        var count = points.Ids.Length;
        Columns(points.Levels, page.Axes.Length, count, nameof(points.Levels));
        Columns(points.Objectives, page.Objectives.Length, count, nameof(points.Objectives));
        Columns(points.Figures, page.Figures.Length, count, nameof(points.Figures));
        if (!points.HalfWidths.IsEmpty)
        {
            Columns(points.HalfWidths, page.Objectives.Length, count, nameof(points.HalfWidths));
        }

        Require(points.Ranks.Length == count, nameof(points.Ranks));
        Require(points.Saturations.Length == count, nameof(points.Saturations));
        Require(points.Reasons.Length == count, nameof(points.Reasons));
        Require(page.Frontier.Best.Length == page.Objectives.Length, nameof(page.Frontier.Best));
        Require(page.Frontier.Points.All(IsPoint), nameof(page.Frontier));
        Require(page.Frontier.Best.All(best => best is not { } point || IsPoint(point)), nameof(page.Frontier.Best));
        Require(page.Frontier.Baseline is not { } baseline || IsPoint(baseline), nameof(page.Frontier.Baseline));
        Require(page.Drawers.All(drawer => IsPoint(drawer.Point)), nameof(page.Drawers));
        for (var axis = 0; axis < page.Axes.Length; axis++)
        {
            var levels = page.Axes[axis].Levels.Length;
            Require(points.Levels[axis].All(level => (uint)level < (uint)levels), nameof(points.Levels));
        }

        foreach (var absent in page.Infeasible.Concat(page.Failed))
        {
            Require(absent.Levels.Length == page.Axes.Length, nameof(absent.Levels));
            for (var axis = 0; axis < page.Axes.Length; axis++)
            {
                var levels = page.Axes[axis].Levels.Length;
                Require((uint)absent.Levels[axis] < (uint)levels, nameof(absent.Levels));
            }
        }

        bool IsPoint(int index) => (uint)index < (uint)count;
    }

    private static void Columns<T>(ImmutableArray<ImmutableArray<T>> columns, int number, int length, string name)
    {
        Require(columns.Length == number, name);
        Require(columns.All(column => column.Length == length), name);
    }

    private static void Require(bool fits, string name)
    {
        if (!fits)
        {
            throw new ArgumentException($"the columns do not fit each other: {name}");
        }
    }
}
