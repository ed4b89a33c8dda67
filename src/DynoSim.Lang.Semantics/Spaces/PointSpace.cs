using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>The combinations of the values of an experiment's axes, before <c>where</c>.</summary>
/// <param name="Axes">The axes, each after those its values need.</param>
/// <param name="Rows">The values of axes that need no other; no entry for the others.</param>
/// <param name="Binder">Evaluates the others at each point.</param>
internal sealed record PointSpace(
    ImmutableArray<Axis> Axes,
    ImmutableDictionary<Axis, ImmutableArray<ImmutableArray<Override>>> Rows,
    Binder Binder)
{
    /// <summary>Whether every axis has values of its own, so that the count is their product.</summary>
    public bool IsGrid => Rows.Count == Axes.Length;

    /// <summary>
    /// The space of an experiment; null if its axes cannot be listed, which has been reported unless it is a space to
    /// draw from.
    /// </summary>
    public static PointSpace? Of(EntityValue experiment, Binder binder, Evaluator evaluator)
    {
        var axes = Axis.Of(experiment);
        if (axes.Any(axis => !axis.IsSound) || AxisOrder.Of(axes, binder) is not { } ordered)
        {
            return null;
        }

        var rows = ImmutableDictionary.CreateBuilder<Axis, ImmutableArray<ImmutableArray<Override>>>();
        var isWhole = true;
        foreach (var axis in ordered)
        {
            var mentions = new AxisMentions(binder);
            mentions.Visit(axis.Statement.Values);
            if (ordered.Any(mentions.Has))
            {
                continue;
            }

            if (AxisValues.Of(axis, evaluator) is { } values)
            {
                rows.Add(axis, values);
            }
            else
            {
                isWhole = false;
            }
        }

        return isWhole ? new PointSpace(ordered, rows.ToImmutable(), binder) : null;
    }

    /// <summary>The number of points; of a space that is no grid it is found by listing, up to a bound.</summary>
    public double Count(int most) => IsGrid
        ? Rows.Values.Aggregate(1.0, (product, values) => product * values.Length)
        : Points(most).Count();

    /// <summary>The points as settings, at most so many, the last axis fastest.</summary>
    public IEnumerable<ImmutableArray<Override>> Points(int most) => Points(0, []).Take(most);

    /// <summary>A point of a grid by its number.</summary>
    public ImmutableArray<Override> PointAt(long index)
    {
        var settings = new Stack<ImmutableArray<Override>>();
        for (var i = Axes.Length - 1; i >= 0; i--)
        {
            var values = Rows[Axes[i]];
            settings.Push(values[(int)(index % values.Length)]);
            index /= values.Length;
        }

        return [.. settings.SelectMany(row => row)];
    }

    private IEnumerable<ImmutableArray<Override>> Points(int depth, ImmutableArray<Override> settings)
    {
        if (depth == Axes.Length)
        {
            return [settings];
        }

        var axis = Axes[depth];
        if (!Rows.TryGetValue(axis, out var values))
        {
            var there = new Evaluator(Binder, settings, new DiagnosticBag(), Binder.Guard);
            values = AxisValues.Of(axis, there) ?? [];
        }

        return values.SelectMany(row => Points(depth + 1, settings.AddRange(row)));
    }
}
