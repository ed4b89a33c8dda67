using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>DYN5010 to DYN5013: what an experiment optimises says which point is better.</summary>
internal static class ObjectiveRules
{
    public static void Check(EntityValue experiment, SearchPlan? search, Binder binder)
    {
        var objectives = experiment.Statements<ObjectiveStatement>().Select(given => given.Statement).ToArray();
        if (search is { IsGuided: true } && objectives.Length == 0)
        {
            var place = experiment.Layers[^1].Layer.Location;
            binder.Report(new Diagnostic(
                Descriptors.NoObjective,
                place.Source,
                place.Span,
                $"`{search.Word}` chooses points by what is best, but `{experiment.Name}` does not say what that is")
            {
                Label = "no `maximize` or `minimize`",
                Help = "add `maximize goodput`, or list the points with `search = exhaustive`",
                Related = search.Place is { } said
                    ? [new RelatedSpan(said.Source, said.Span, "the search is chosen here")]
                    : [],
            });
        }

        CheckDirections(objectives, binder);
        var axes = Axis.Of(experiment);
        foreach (var objective in objectives.Where(objective => !objective.Condition.IsError))
        {
            CheckConstant(objective, axes, binder);
            CheckSense(objective, objectives, binder);
        }
    }

    private static void CheckDirections(ObjectiveStatement[] objectives, Binder binder)
    {
        for (var i = 1; i < objectives.Length; i++)
        {
            var text = Words(objectives[i]);
            var other = objectives.Take(i).FirstOrDefault(earlier =>
                earlier.IsMaximizing != objectives[i].IsMaximizing && Words(earlier) == text);
            if (other is not null)
            {
                binder.Report(new Diagnostic(
                    Descriptors.MixedDirection,
                    objectives[i].Location.Source,
                    objectives[i].Location.Span,
                    $"`{objectives[i].Condition.Location.Text}` is both maximised and minimised")
                {
                    Label = "every point is as good as every other",
                    Help = "keep one direction",
                    Related =
                    [
                        new RelatedSpan(other.Location.Source, other.Location.Span, "the other direction is here"),
                    ],
                });
            }
        }
    }

    private static void CheckConstant(
        ObjectiveStatement objective, ImmutableArray<Axis> axes, Binder binder)
    {
        var mentions = new AxisMentions(binder);
        mentions.Visit(objective.Condition);
        if (mentions.ReadsResults || axes.Any(axis => !axis.IsSound || mentions.Has(axis) || Moves(axis, mentions)))
        {
            return;
        }

        ReportConstant(objective, binder);
    }

    private static void ReportConstant(ObjectiveStatement objective, Binder binder) => binder.Report(
        Descriptors.ObjectiveConstant,
        objective.Condition.Location,
        $"`{objective.Condition.Location.Text}` is the same at every point",
        "reads no result and nothing an axis sets",
        "name a metric, as in `maximize goodput`");

    /// <summary>
    /// What names nothing an axis sets may still be computed from it: such an objective is worked out at the points.
    /// </summary>
    public static void CheckAtPoints(
        EntityValue experiment, PointSpace space, ImmutableArray<ImmutableArray<Override>> points)
    {
        var objectives = experiment.Statements<ObjectiveStatement>().Select(given => given.Statement).ToArray();
        for (var i = 0; i < objectives.Length && points.Length > 1; i++)
        {
            var mentions = new AxisMentions(space.Binder);
            mentions.Visit(objectives[i].Condition);
            var isBeside = !objectives[i].Condition.IsError && !mentions.ReadsResults
                && !space.Axes.Any(mentions.Has) && space.Axes.Any(axis => Moves(axis, mentions));
            if (isBeside && points.Select(point => ValueAt(i, point, experiment, space)).Distinct().Take(2).Count() < 2)
            {
                ReportConstant(objectives[i], space.Binder);
            }
        }
    }

    private static string? ValueAt(
        int objective, ImmutableArray<Override> point, EntityValue experiment, PointSpace space)
    {
        var there = space.There(point, new DiagnosticBag());
        var (statement, environment) = experiment.Symbol is { } symbol && there.Entity(symbol) is { } self
            ? self.Statements<ObjectiveStatement>().ElementAtOrDefault(objective)
            : default;
        return statement is null ? null : there.Evaluate(statement.Condition, environment).Display;
    }

    private static void CheckSense(ObjectiveStatement objective, ObjectiveStatement[] all, Binder binder)
    {
        var (wrong, word, other) = objective.IsMaximizing
            ? (MetricSense.Less, "less", "minimize")
            : (MetricSense.More, "more", "maximize");
        var verb = objective.IsMaximizing ? "maximize" : "minimize";
        var place = objective.Location;
        if (ObjectiveSense.Of(objective.Condition) != wrong
            || all.Any(each => each.IsMaximizing != objective.IsMaximizing && Words(each) == Words(objective)))
        {
            return;
        }

        binder.Report(new Diagnostic(
            Descriptors.InvertedObjective,
            place.Source,
            place.Span,
            $"{word} of `{objective.Condition.Location.Text}` is better, but `{verb}` asks for the opposite")
        {
            Label = "the best points of this objective are the worst",
            Help = $"write `{other} {objective.Condition.Location.Text}`",
            Fixes = [new TextEdit(place.Source, new TextSpan(place.Span.Start, other.Length), other)],
        });
    }

    /// <summary>What is derived from an object moves with anything in it.</summary>
    private static bool Moves(Axis axis, AxisMentions mentions) => axis.Paths.Any(path => path.Param is not null
        ? mentions.ReadsMembers
        : mentions.ReadsBeside(path));

    private static string Words(ObjectiveStatement objective) =>
        string.Concat(objective.Condition.Location.Text.Where(letter => !char.IsWhiteSpace(letter)));
}
