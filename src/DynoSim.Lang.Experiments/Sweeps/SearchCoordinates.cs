using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// Points as a search that learns sees them: one axis per path, its values as they occur, numbers in order. Points of
/// united spaces so share their axes.
/// </summary>
/// <param name="space">The points.</param>
internal sealed class SearchCoordinates(ExperimentSpace space)
{
    /// <summary>The axes of a space in its own order, for a search that goes by coordinates.</summary>
    public static ImmutableArray<SearchAxis> AxesOf(ImmutableArray<AxisPlan> axes) =>
    [
        .. axes.Select(axis => axis.Interval is not null || axis.Values.IsEmpty ? SearchAxis.Interval
            : axis.IsOrdered ? SearchAxis.Ordered(axis.Values.Length)
            : SearchAxis.Categorical(axis.Values.Length)),
    ];

    /// <summary>The candidates of a list of points.</summary>
    public CandidateList ListOf(ImmutableArray<SpacePoint> points)
    {
        var paths = space.Axes.SelectMany(part => part).SelectMany(axis => axis.Paths).Distinct(StringComparer.Ordinal)
            .ToArray();
        var axes = ImmutableArray.CreateBuilder<SearchAxis>(paths.Length);
        var levels = points.Select(_ => new int[paths.Length]).ToArray();
        for (var axis = 0; axis < paths.Length; axis++)
        {
            var settings = points.Select(point => point.Settings.FirstOrDefault(each => each.Path == paths[axis]))
                .ToArray();
            var isOrdered = settings.All(setting => setting?.Number is not null);
            var distinct = settings.DistinctBy(setting => setting?.Exact);
            var order = (isOrdered ? distinct.OrderBy(setting => setting?.Number) : distinct)
                .Select((setting, level) => (Exact: setting?.Exact ?? string.Empty, level))
                .ToDictionary(each => each.Exact, each => each.level, StringComparer.Ordinal);
            axes.Add(isOrdered ? SearchAxis.Ordered(order.Count) : SearchAxis.Categorical(order.Count));
            for (var point = 0; point < settings.Length; point++)
            {
                levels[point][axis] = order[settings[point]?.Exact ?? string.Empty];
            }
        }

        return CandidateList.OfLevels(axes.MoveToImmutable(), levels);
    }
}
