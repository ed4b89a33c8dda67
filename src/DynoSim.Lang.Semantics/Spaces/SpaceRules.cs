using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// DYN5003, DYN5004 and DYN5005: how many points a space has, and how many of them can run. A search that does not run
/// all points is only asked whether there is one.
/// </summary>
internal sealed class SpaceRules(
    EntityValue experiment, SearchPlan search, Binder binder, Evaluator evaluator, IFileSource files)
{
    /// <summary>Points that <c>where</c> is evaluated at while checking.</summary>
    private const int MostFiltered = 20_000;

    /// <summary>Points that are looked at in full while checking; a sweep looks at all of them.</summary>
    private const int MostLookedAt = 256;

    private readonly SourceLocation _name = experiment.Layers[^1].Layer.Location;

    public void Check()
    {
        // What an axis lacks is told although another is not understood.
        var empty = Axis.Of(experiment).Where(axis => axis.IsSound && IsEmpty(axis)).ToArray();
        foreach (var axis in empty)
        {
            Report(Descriptors.EmptySpace, axis.ValuePlace, $"`{axis.ValuePlace.Text}` has no values", "empty",
                "a range goes from the lesser end to the greater");
        }

        if (empty.Length > 0 || PointSpace.Of(experiment, binder, evaluator, search.MayDraw) is not { } space
            || space.Axes.IsEmpty)
        {
            return;
        }

        if (!space.Intervals.IsEmpty)
        {
            return;
        }

        var bound = (int)Math.Min(search.Limit, 1_000_000) + 1;
        var count = space.Count(bound);
        if (!search.IsExhaustive && count > MostFiltered)
        {
            return;
        }

        var isFiltered = count <= MostFiltered && experiment.Statements<WhereStatement>().Any();
        if (search.IsExhaustive && count > search.Limit && !isFiltered)
        {
            ReportTooLarge(space, count);
            return;
        }

        if (!experiment.Statements<WhereStatement>().Any(where => where.Statement.Condition.IsError))
        {
            CheckKept(space, count);
        }
    }

    /// <summary>What <c>where</c> leaves.</summary>
    private void CheckKept(PointSpace space, double count)
    {
        var kept = Kept(space);
        if (kept.Length == 0 && count <= MostFiltered)
        {
            Report(
                Descriptors.EmptySpace, _name, count == 0
                    ? $"`{experiment.Name}` has no points"
                    : $"`where` excludes all {QuantityFormat.Number(count)} points of `{experiment.Name}`",
                "nothing to run",
                "loosen a `where`, or give an axis other values",
                experiment.Statements<WhereStatement>().FirstOrDefault().Statement is { Location: var place }
                    ? new RelatedSpan(place.Source, place.Span, "excluded here")
                    : null);
            return;
        }

        if (search.IsExhaustive && kept.Length > search.Limit)
        {
            ReportTooLarge(space, kept.Length);
            return;
        }

        if (count <= MostFiltered)
        {
            ObjectiveRules.CheckAtPoints(experiment, space, Spread(kept));
            NeverEvaluated.Check(experiment, space, kept, binder);
        }

        if (search.IsExhaustive)
        {
            new PointFeasibility(experiment, binder, files).Check(Spread(kept), kept.Length, _name);
        }
    }

    private bool IsEmpty(Axis axis)
    {
        var mentions = new AxisMentions(binder);
        mentions.Visit(axis.Statement.Values);
        return !Axis.Of(experiment).Any(mentions.Has)
            && evaluator.Evaluate(axis.Statement.Values, axis.Environment) is var value
            && !value.IsError && !AxisValues.IsInterval(value)
            && SequenceEvaluation.Items(value, axis.ValuePlace, evaluator) is { } items && !items.Any();
    }

    private ImmutableArray<ImmutableArray<Override>> Kept(PointSpace space)
    {
        var points = space.Points(MostFiltered).Select(point => point.Settings);
        return experiment.Statements<WhereStatement>().Any() ? [.. points.Where(space.Admits)] : [.. points];
    }

    private static ImmutableArray<ImmutableArray<Override>> Spread(ImmutableArray<ImmutableArray<Override>> points)
    {
        if (points.Length <= MostLookedAt)
        {
            return points;
        }

        return
        [
            .. Enumerable.Range(0, MostLookedAt)
                .Select(i => points[(int)((long)i * (points.Length - 1) / (MostLookedAt - 1))]),
        ];
    }

    private void ReportTooLarge(PointSpace space, double count)
    {
        var isProduct = space.IsGrid && !experiment.Statements<WhereStatement>().Any();
        var factors = isProduct
            ? string.Join(" * ", space.Axes.Select(axis => QuantityFormat.Number(space.Rows[axis].Length)))
            : null;
        var number = isProduct || count <= MostFiltered
            ? QuantityFormat.Number(count)
            : $"more than {QuantityFormat.Number(search.Limit)}";
        Report(
            Descriptors.SpaceTooLarge,
            _name,
            $"`{experiment.Name}` has {number} points, but its search runs at most "
                + QuantityFormat.Number(search.Limit),
            factors is null ? null : $"{factors} = {number}",
            "leave values out, exclude points with `where` before they multiply, raise `exhaustive(limit = …)`, or "
                + "choose `sample(n, sobol)`",
            search.Place is { } place ? new RelatedSpan(place.Source, place.Span, "the limit is set here") : null);
    }

    private void Report(
        DiagnosticDescriptor descriptor, SourceLocation place, string message, string? label, string? help,
        RelatedSpan? related = null) => binder.Report(new Diagnostic(descriptor, place.Source, place.Span, message)
        {
            Label = label,
            Help = help,
            Related = related is null ? [] : [related],
        });
}
