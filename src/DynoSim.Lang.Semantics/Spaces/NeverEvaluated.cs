using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// DYN7010: parts of an expectation that no point ever decides: <c>at(condition, e)</c> where the condition holds
/// nowhere, <c>increasing(e, over = axis)</c> along an axis of one value.
/// </summary>
internal static class NeverEvaluated
{
    public static void Check(
        EntityValue experiment, PointSpace space, ImmutableArray<ImmutableArray<Override>> points, Binder binder)
    {
        var calls = experiment.Statements<ExpectStatement>()
            .Where(expect => !expect.Statement.Condition.IsError)
            .SelectMany(expect => Hygiene.Expressions.Parts(expect.Statement.Condition).OfType<BoundStudyCall>())
            .ToArray();
        foreach (var call in calls)
        {
            switch (call)
            {
                case { Function: "at", Arguments: [{ IsError: false } condition, ..] }
                    when !points.Any(point => Holds(condition, point, experiment, binder)):
                    binder.Report(
                        Descriptors.NeverEvaluated,
                        condition.Location,
                        $"`{condition.Location.Text}` holds at no point of `{experiment.Name}`, so this is never "
                            + "judged",
                        "no such point",
                        "name a value that the axis takes");
                    break;
                case { Function: "increasing" or "decreasing", Arguments: [_, { IsError: false } over] }
                    when Mentioned(over, space).Length == 0:
                    binder.Report(
                        Descriptors.NeverEvaluated,
                        over.Location,
                        $"`{over.Location.Text}` is no axis of `{experiment.Name}`, so nothing rises or falls along it",
                        "the same at all points",
                        $"add `vary {over.Location.Text} in …`, or name one of its axes");
                    break;
                case { Function: "increasing" or "decreasing", Arguments: [_, { } over] } when IsSingle(over, space):
                    binder.Report(
                        Descriptors.NeverEvaluated,
                        over.Location,
                        $"`{over.Location.Text}` takes one value only, so nothing rises or falls along it",
                        "one value",
                        "give the axis more values");
                    break;
            }
        }
    }

    private static bool IsSingle(BoundExpression over, PointSpace space) => Mentioned(over, space)
        .Any(axis => space.Rows.TryGetValue(axis, out var rows) && rows.Length == 1);

    private static Axis[] Mentioned(BoundExpression over, PointSpace space)
    {
        var mentions = new AxisMentions(space.Binder);
        mentions.Visit(over);
        return [.. space.Axes.Where(mentions.Has)];
    }

    private static bool Holds(
        BoundExpression condition, ImmutableArray<Override> point, EntityValue experiment, Binder binder)
    {
        var there = binder.At(point, new DiagnosticBag());
        if (experiment.Symbol is not { } symbol || there.Entity(symbol) is not { } self)
        {
            return true;
        }

        var home = self.Statements<ExpectStatement>().FirstOrDefault(expect =>
            Hygiene.Expressions.Parts(expect.Statement.Condition).Any(part => ReferenceEquals(part, condition)));
        return home.Statement is null || there.Evaluate(condition, home.Environment) is not BoolValue { Value: false };
    }
}
