using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// Axes that would be passed over in silence: two that set the same, those of an experiment that has its points from
/// others, and a <c>bisect</c> without an axis to go along or a condition to look for.
/// </summary>
internal static class AxisRules
{
    /// <summary>Checks one experiment.</summary>
    /// <returns>Whether no two axes set the same.</returns>
    public static bool Check(EntityValue experiment, SearchPlan? search, Binder binder, Evaluator evaluator)
    {
        var axes = Axis.Of(experiment).Where(axis => axis.IsSound).ToArray();
        var areDistinct = CheckTwice(axes, binder);
        if (experiment.IsSet("points") && axes is [var first, ..])
        {
            binder.Report(
                Descriptors.UnreadAxis,
                first.Place,
                $"`{experiment.Name}` has the points of other experiments, so its own `{first.Text}` is never set",
                "no point has it",
                "vary it in an experiment of its own, and add the points of that one");
        }

        if (search is { Word: "bisect", Over: { IsError: false } } && axes.Length == Axis.Of(experiment).Length
            && !experiment.IsSet("points"))
        {
            CheckBisection(experiment, search, axes, binder, evaluator);
        }

        return areDistinct;
    }

    private static bool CheckTwice(Axis[] axes, Binder binder)
    {
        var areDistinct = true;
        var first = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var path in axes.SelectMany(axis => axis.Paths))
        {
            if (first.TryAdd(path.Text, path.Location))
            {
                continue;
            }

            areDistinct = false;
            var place = first[path.Text];
            binder.Report(new Diagnostic(
                Descriptors.DuplicateDeclaration,
                path.Location.Source,
                path.Location.Span,
                $"`{path.Text}` is varied twice")
            {
                Label = "a point has one value of it",
                Help = "put all values into one `vary`",
                Related = [new RelatedSpan(place.Source, place.Span, "the first one is here")],
            });
        }

        return areDistinct;
    }

    private static void CheckBisection(
        EntityValue experiment, SearchPlan search, Axis[] axes, Binder binder, Evaluator evaluator)
    {
        var place = search.Over?.Location ?? experiment.Location;
        var mentions = new AxisMentions(binder);
        if (search.Over is { } over)
        {
            mentions.Visit(over);
        }

        if (axes.FirstOrDefault(mentions.Has) is not { } axis)
        {
            binder.Report(
                Descriptors.EmptySpace,
                place,
                $"`bisect` goes along `{place.Text}`, but no `vary` says between which values",
                "not an axis",
                $"add `vary {place.Text} in …`");
            return;
        }

        var needs = new AxisMentions(binder);
        needs.Visit(axis.Statement.Values);
        if (axes.Any(needs.Has))
        {
            binder.Report(
                Descriptors.EmptySpace,
                place,
                $"`bisect` cannot go along `{axis.Text}`, whose values depend on another axis",
                "no ends of its own",
                "give it values of its own, and exclude combinations with `where`");
            return;
        }

        var isInterval = AxisValues.Interval(axis, evaluator) is not null;
        if (!isInterval && axis.Paths.All(path => path.Type is not Types.QuantityType))
        {
            binder.Report(
                Descriptors.TypeMismatch,
                place,
                $"`bisect` needs values in an order, but those of `{axis.Text}` have none",
                "no number",
                "go along an axis of numbers, and let `vary` list the others");
        }

        if (search.While is null && experiment.Symbol is { } symbol && binder.Entity(symbol).Subject is { } subject
            && evaluator.Entity(subject)?.Block("slo") is null)
        {
            binder.Report(
                Descriptors.RequiredMissing,
                search.Place ?? place,
                $"`bisect` looks for the target of an SLO, but scenario `{subject.Name}` has no `slo`",
                "no condition",
                "say what must hold, as in `while = p99(ttft) < 1s`, or give the scenario an `slo`");
        }
    }
}
