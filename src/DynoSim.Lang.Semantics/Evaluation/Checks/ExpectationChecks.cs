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

    public void Check(EntityValue entity)
    {
        foreach (var (statement, environment) in entity.Statements<ExpectStatement>())
        {
            if (!statement.Condition.IsError && statement.Condition.Phase == KnobPhase.Static
                && evaluator.Evaluate(statement.Condition, environment) is BoolValue { Value: false })
            {
                _failed.Add((statement, entity, Describe(statement, environment)));
            }
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
