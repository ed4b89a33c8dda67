using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>The combinations of the values of an experiment's axes.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Axes">The axes, each after those its values need.</param>
/// <param name="Rows">The values of axes that need no other; no entry for the others.</param>
/// <param name="Intervals">The axes that are intervals, which only some searches can draw from.</param>
/// <param name="Binder">Evaluates the others at each point.</param>
internal sealed record PointSpace(
    EntityValue Experiment,
    ImmutableArray<Axis> Axes,
    ImmutableDictionary<Axis, ImmutableArray<ImmutableArray<Override>>> Rows,
    ImmutableDictionary<Axis, RangeValue> Intervals,
    Binder Binder)
{
    /// <summary>Whether every axis has values of its own, so that the count is their product.</summary>
    public bool IsGrid => Rows.Count == Axes.Length;

    /// <summary>
    /// The space of an experiment; null if its axes cannot be listed, which has been reported unless it is a space to
    /// draw from.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="binder">Evaluates at points.</param>
    /// <param name="evaluator">Evaluates what depends on no point.</param>
    /// <param name="mayDraw">Whether intervals are welcome.</param>
    public static PointSpace? Of(EntityValue experiment, Binder binder, Evaluator evaluator, bool mayDraw = false)
    {
        var axes = Axis.Of(experiment);
        if (axes.Any(axis => !axis.IsSound) || AxisOrder.Of(axes, binder) is not { } ordered)
        {
            return null;
        }

        var rows = ImmutableDictionary.CreateBuilder<Axis, ImmutableArray<ImmutableArray<Override>>>();
        var intervals = ImmutableDictionary.CreateBuilder<Axis, RangeValue>();
        var isWhole = true;
        foreach (var axis in ordered)
        {
            var mentions = new AxisMentions(binder);
            mentions.Visit(axis.Statement.Values);
            if (ordered.Any(mentions.Has))
            {
                continue;
            }

            if (mayDraw && AxisValues.Interval(axis, evaluator) is { } interval)
            {
                intervals.Add(axis, interval);
            }
            else if (AxisValues.Of(axis, evaluator) is { } values)
            {
                rows.Add(axis, values);
            }
            else
            {
                isWhole = false;
            }
        }

        return isWhole
            ? new PointSpace(experiment, ordered, rows.ToImmutable(), intervals.ToImmutable(), binder)
            : null;
    }

    /// <summary>The number of points; of a space that is no grid it is found by listing, up to a bound.</summary>
    public double Count(int most) => IsGrid
        ? Rows.Values.Aggregate(1.0, (product, values) => product * values.Length)
        : Points(most).Count();

    /// <summary>The points, at most so many, the last axis fastest; <c>where</c> is not asked.</summary>
    public IEnumerable<ListedPoint> Points(int most) => Points(0, new ListedPoint([], [])).Take(most);

    /// <summary>What can be chosen on all axes but one, with the first value of that one.</summary>
    public IEnumerable<ImmutableArray<AxisChoice>> Others(int axis)
    {
        IEnumerable<ListedPoint> points = [new ListedPoint([], [])];
        for (var i = 0; i < Axes.Length; i++)
        {
            var (current, most) = (Axes[i], i == axis ? 1 : int.MaxValue);
            points = points.SelectMany(point => Intervals.TryGetValue(current, out var interval)
                ? [new ListedPoint(
                    point.Choices.Add(new AxisChoice(0, AxisPlans.Inside(interval, 0))),
                    point.Settings.AddRange(
                        AxisValues.Inside(current, interval, AxisPlans.Inside(interval, 0))))]
                : ValuesOf(current, point.Settings).Take(most).Select((row, level) => new ListedPoint(
                    point.Choices.Add(new AxisChoice(level, 0)), point.Settings.AddRange(row))));
        }

        return points.Select(point => point.Choices);
    }

    /// <summary>The settings of a choice on every axis; null where an axis has no such value.</summary>
    public ImmutableArray<Override>? At(ImmutableArray<AxisChoice> choices)
    {
        var settings = ImmutableArray<Override>.Empty;
        for (var i = 0; i < Axes.Length; i++)
        {
            if (Intervals.TryGetValue(Axes[i], out var interval))
            {
                settings = settings.AddRange(AxisValues.Inside(Axes[i], interval, choices[i].Magnitude));
            }
            else if (ValuesOf(Axes[i], settings) is var rows && choices[i].Level < rows.Length)
            {
                settings = settings.AddRange(rows[choices[i].Level]);
            }
            else
            {
                return null;
            }
        }

        return settings;
    }

    /// <summary>The values an axis takes where the axes before it are set.</summary>
    public ImmutableArray<ImmutableArray<Override>> ValuesOf(Axis axis, ImmutableArray<Override> before) =>
        Rows.TryGetValue(axis, out var values) ? values : AxisValues.Of(axis, There(before, new DiagnosticBag())) ?? [];

    /// <summary>Whether <c>where</c> admits a point.</summary>
    public bool Admits(ImmutableArray<Override> settings)
    {
        var there = There(settings, new DiagnosticBag());
        var self = Experiment.Symbol is { } symbol ? there.Entity(symbol) : null;
        return self is null || self.Statements<WhereStatement>().All(where =>
            there.Evaluate(where.Statement.Condition, where.Environment) is not BoolValue { Value: false });
    }

    /// <summary>
    /// The definitions at a point. What an axis sets wins over what the command line sets in the same place.
    /// </summary>
    public Evaluator There(ImmutableArray<Override> settings, DiagnosticBag findings) =>
        Binder.At(settings, findings);

    private IEnumerable<ListedPoint> Points(int depth, ListedPoint point)
    {
        if (depth == Axes.Length)
        {
            return [point];
        }

        var axis = Axes[depth];
        if (Intervals.ContainsKey(axis))
        {
            throw new InvalidOperationException($"Axis {axis.Text} is an interval and has no list of values.");
        }

        return ValuesOf(axis, point.Settings).SelectMany((row, level) => Points(depth + 1, new ListedPoint(
            point.Choices.Add(new AxisChoice(level, 0)), point.Settings.AddRange(row))));
    }
}

/// <summary>A point of a listed space.</summary>
/// <param name="Choices">What it chooses on every axis, in the order of the space.</param>
/// <param name="Settings">What that sets.</param>
internal readonly record struct ListedPoint(
    ImmutableArray<AxisChoice> Choices, ImmutableArray<Override> Settings);
