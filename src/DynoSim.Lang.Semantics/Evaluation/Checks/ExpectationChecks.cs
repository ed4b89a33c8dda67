using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Checks;

/// <summary>Expectations that the files alone decide.</summary>
internal sealed class ExpectationChecks(Evaluator evaluator)
{
    private readonly List<(ExpectStatement Statement, EntityValue Entity, Diagnostic Finding)> _failed = [];
    private readonly List<ExpectStatement> _undecided = [];

    public void Check(EntityValue entity)
    {
        foreach (var (statement, environment) in entity.Statements<ExpectStatement>())
        {
            if (statement.Condition.IsError || statement.Condition.Phase != KnobPhase.Static)
            {
                continue;
            }

            switch (evaluator.Evaluate(statement.Condition, environment))
            {
                case BoolValue { Value: true }:
                    break;
                case BoolValue:
                    _failed.Add((statement, entity, Describe(statement, environment)));
                    break;
                default:
                    _undecided.Add(statement);
                    break;
            }
        }
    }

    /// <summary>
    /// Reports the expectations that neither hold nor fail. Where something is wrong elsewhere that is the reason.
    /// </summary>
    public void ReportUndecided()
    {
        if (evaluator.Diagnostics.HasErrors)
        {
            return;
        }

        var missing = string.Join(", ", evaluator.MissingParams.Select(name => $"`{name}`"));
        foreach (var statement in _undecided)
        {
            var place = statement.Condition.Location;
            var text = Misfits.Shortened(place.Text);
            evaluator.Diagnostics.Add(missing.Length > 0
                ? new Diagnostic(
                    Descriptors.NeverEvaluated, place.Source, place.Span, $"`{text}` is not judged before a run")
                {
                    Label = $"no default and not set: {missing}",
                    Help = "give the param a default, or set it with `--set`",
                }
                : new Diagnostic(
                    Descriptors.ExpectStaticFailed, place.Source, place.Span,
                    $"`{text}` has no value, so it does not hold")
                {
                    Label = "neither true nor false",
                    Help = "expect something of values that are there, as in `x != none`",
                });
        }
    }

    /// <summary>
    /// Reports what failed: where it is written, or, if it holds there, at the heir it does not hold for.
    /// </summary>
    public void Report()
    {
        foreach (var group in _failed.GroupBy(failure => failure.Statement))
        {
            var home = group.FirstOrDefault(failure => IsHome(failure.Statement, failure.Entity));
            if (home.Finding is not null)
            {
                evaluator.Diagnostics.Add(home.Finding);
                continue;
            }

            foreach (var (statement, entity, finding) in group)
            {
                var place = entity.Layers[^1].Layer.Location;
                evaluator.Diagnostics.Add(finding with
                {
                    Source = place.Source,
                    Span = place.Span,
                    Message = $"an inherited expectation does not hold for {entity.Type.Word} `{entity.Name}`: "
                        + $"`{Misfits.Shortened(statement.Condition.Location.Text)}`",
                    Related =
                    [
                        new RelatedSpan(
                            statement.Location.Source, statement.Location.Span,
                            "the expectation is inherited from here"),
                    ],
                });
            }
        }
    }

    private static bool IsHome(ExpectStatement statement, EntityValue entity) =>
        entity.Layers[^1].Layer.Statements.Contains(statement);

    private Diagnostic Describe(ExpectStatement statement, Environment environment)
    {
        var condition = statement.Condition;
        var picture = ExpressionPicture.Of(condition, environment, evaluator);
        return new Diagnostic(
            Descriptors.ExpectStaticFailed,
            condition.Location.Source,
            condition.Location.Span,
            $"this expectation does not hold: `{Misfits.Shortened(condition.Location.Text)}`")
        {
            Label = picture.Summary,
            Notes = statement.Because is { } reason ? [.. picture.Lines, $"because: {reason}"] : picture.Lines,
        };
    }
}
