using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>Axes whose values depend on other axes come after them; DYN5007 where that is impossible.</summary>
internal static class AxisOrder
{
    /// <summary>The axes, each after those its values need; null, after a report, if they need each other.</summary>
    public static ImmutableArray<Axis>? Of(ImmutableArray<Axis> axes, Binder binder)
    {
        var needs = axes.ToDictionary(axis => axis, axis => Needs(axis, axes, binder));
        var ordered = ImmutableArray.CreateBuilder<Axis>(axes.Length);
        var open = new List<Axis>(axes);
        while (open.Count > 0)
        {
            var next = open.FirstOrDefault(axis => needs[axis].All(ordered.Contains));
            if (next is null)
            {
                Report(Circle(open, needs), binder);
                return null;
            }

            open.Remove(next);
            ordered.Add(next);
        }

        return ordered.MoveToImmutable();
    }

    private static Axis[] Needs(Axis axis, ImmutableArray<Axis> axes, Binder binder)
    {
        var mentions = new AxisMentions(binder);
        mentions.Visit(axis.Statement.Values);
        return [.. axes.Where(mentions.Has)];
    }

    private static List<Axis> Circle(List<Axis> open, Dictionary<Axis, Axis[]> needs)
    {
        var way = new List<Axis>();
        var current = open[0];
        while (!way.Contains(current))
        {
            way.Add(current);
            current = needs[current].First(open.Contains);
        }

        return way[way.IndexOf(current)..];
    }

    private static void Report(List<Axis> circle, Binder binder)
    {
        var first = circle.MinBy(axis => axis.Place.Span.Start) ?? circle[0];
        var at = circle.IndexOf(first);
        circle = [.. circle.Skip(at), .. circle.Take(at)];
        binder.Report(new Diagnostic(
            Descriptors.AxisCycle,
            first.Place.Source,
            first.Place.Span,
            circle.Count == 1
                ? $"the values of `{first.Text}` depend on `{first.Text}` itself"
                : "the values of these axes depend on each other: "
                + string.Join(" → ", circle.Append(first).Select(axis => $"`{axis.Text}`")))
        {
            Label = "no order lists their values",
            Help = "give one of them values of its own, and exclude combinations with `where`",
            Related =
            [
                .. circle.Select(axis => new RelatedSpan(
                    axis.ValuePlace.Source, axis.ValuePlace.Span, $"the values of `{axis.Text}`")),
            ],
        });
    }
}
