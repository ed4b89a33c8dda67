using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>An expectation judged after a run.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Value">What the condition came to: a truth value, or none where a figure does not exist.</param>
/// <param name="Picture">The parts of the condition with their values.</param>
public sealed record ExpectationVerdict(ExpectationPlan Expectation, Value Value, ExpressionPicture Picture)
{
    private const int LongestQuoted = 80;

    /// <summary>Whether it holds; what has no value does not.</summary>
    public bool Holds => Value is BoolValue { Value: true };

    /// <summary>The condition as written, on one line.</summary>
    public string Text => string.Join(
        ' ', Expectation.Condition.Location.Text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The finding of an expectation that does not hold; null of one that does.</summary>
    public Diagnostic? Finding
    {
        get
        {
            if (Holds)
            {
                return null;
            }

            var place = Expectation.Condition.Location;
            var quoted = Text.Length <= LongestQuoted ? Text : Text[..LongestQuoted] + "…";
            return Value is BoolValue
                ? new Diagnostic(Descriptors.ExpectFailed, place.Source, place.Span,
                    $"the run does not meet `{quoted}`")
                {
                    Label = Picture.Summary,
                    Notes = WithReason(),
                }
                : new Diagnostic(
                    Descriptors.MetricNotProduced, place.Source, place.Span, $"the run has no value for `{quoted}`")
                {
                    Label = "a figure it reads does not exist",
                    Notes = WithReason(),
                };
        }
    }

    /// <summary>Judges an expectation of a plan by the figures of a run.</summary>
    public static ExpectationVerdict Of(ExpectationPlan expectation, ScenarioPlan plan, IMetricSource metrics)
    {
        var evaluator = plan.Entity.Evaluator.After(metrics, null);
        var value = evaluator.Evaluate(expectation.Condition, expectation.Environment);
        var picture = ExpressionPicture.Of(expectation.Condition, expectation.Environment, evaluator);
        return new ExpectationVerdict(expectation, value, picture);
    }

    private System.Collections.Immutable.ImmutableArray<string> WithReason() =>
        Expectation.Because is { } reason ? [.. Picture.Lines, $"because: {reason}"] : Picture.Lines;
}
