using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Reports.Page;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// The axes of a sweep as its page numbers them: one per path, its values as they occur, numbers in order.
/// </summary>
internal sealed class PageAxes
{
    private readonly string[] _paths;
    private readonly Dictionary<string, int>[] _levels;

    public PageAxes(SweepReport report)
    {
        _paths = [.. report.Plan.Axes.SelectMany(axis => axis.Paths).Distinct(StringComparer.Ordinal)];
        var axes = ImmutableArray.CreateBuilder<PageAxis>(_paths.Length);
        _levels = new Dictionary<string, int>[_paths.Length];
        for (var i = 0; i < _paths.Length; i++)
        {
            var settings = SweepPages.All(report).Select(point => Of(point, _paths[i]))
                .DistinctBy(setting => setting.Exact)
                .ToArray();
            var isNumeric = settings.All(setting => setting.Number is not null);
            settings = isNumeric ? [.. settings.OrderBy(setting => setting.Number)] : settings;
            _levels[i] = settings.Select((setting, level) => (setting.Exact, level))
                .ToDictionary(each => each.Exact, each => each.level, StringComparer.Ordinal);
            axes.Add(new PageAxis
            {
                Path = _paths[i],
                Unit = isNumeric ? UnitOf(settings) : "",
                IsNumeric = isNumeric,
                IsOrdered = isNumeric,
                Levels = [.. settings.Select(setting => new PageLevel(setting.Text, setting.Number, setting.Exact))],
            });
        }

        Axes = axes.MoveToImmutable();
    }

    /// <summary>The axes.</summary>
    public ImmutableArray<PageAxis> Axes { get; }

    /// <summary>For each axis, the level of each point.</summary>
    public ImmutableArray<ImmutableArray<int>> LevelsOf(IReadOnlyList<PointResults> points) =>
    [
        .. _paths.Select((path, axis) =>
            points.Select(point => _levels[axis][Of(point, path).Exact]).ToImmutableArray()),
    ];

    /// <summary>The base unit of settings that are literals; none of plain numbers.</summary>
    private static string UnitOf(PointSetting[] settings) => settings
        .Select(setting => QuantityLiteral.Parse(setting.Exact).Value)
        .FirstOrDefault(literal => literal is not null) is { Quantity.Dimension: { IsNone: false } dimension }
        ? QuantityFormat.BaseUnit(dimension)
        : "";

    /// <summary>What a point sets; a point of a united experiment may leave an axis of another alone.</summary>
    private static PointSetting Of(PointResults point, string path) =>
        point.Point.Settings.FirstOrDefault(setting => setting.Path == path)
        ?? new PointSetting(path, "-", string.Empty, null);
}
