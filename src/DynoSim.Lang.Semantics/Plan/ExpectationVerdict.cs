using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
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
    private const string OfRun = "run";
    private const string OfTest = "test";

    /// <summary>Whether it holds; what has no value does not.</summary>
    public bool Holds => Value is BoolValue { Value: true };

    /// <summary>The condition as written, on one line.</summary>
    public string Text => Expectation.Text;

    /// <summary>What went wrong while it was judged, such as a division by zero.</summary>
    public ImmutableArray<Diagnostic> Problems { get; init; } = [];

    /// <summary>Whose expectation it is, for messages: <c>run</c> or <c>test</c>.</summary>
    public string Subject { get; init; } = OfRun;

    /// <summary>The finding of an expectation that does not hold; null of one that does.</summary>
    public Diagnostic? Finding
    {
        get
        {
            if (Holds)
            {
                return null;
            }

            if (Value is not BoolValue && Problems.FirstOrDefault() is { } problem)
            {
                return problem;
            }

            var place = Expectation.Condition.Location;
            var quoted = Text.Length <= LongestQuoted ? Text : Text[..LongestQuoted] + "…";
            return Value is BoolValue
                ? new Diagnostic(Descriptors.ExpectFailed, place.Source, place.Span,
                    $"the {Subject} does not meet `{quoted}`")
                {
                    Label = Picture.Summary,
                    Notes = WithReason(),
                }
                : new Diagnostic(
                    Descriptors.MetricNotProduced, place.Source, place.Span,
                    $"the {Subject} has no value for `{quoted}`")
                {
                    Label = "a figure it reads does not exist",
                    Notes = WithReason(),
                    Help = Subject == OfTest
                        ? "a test has no run of its own; name one, as in `run(S, seed = 1).p99(ttft)` or `S.p99(ttft)`"
                        : null,
                };
        }
    }

    /// <summary>Judges an expectation by the figures of a run, or of the runs of a test.</summary>
    /// <param name="expectation">What is expected.</param>
    /// <param name="subject">The scenario or test it stands in.</param>
    /// <param name="metrics">The figures.</param>
    public static ExpectationVerdict Of(ExpectationPlan expectation, EntityValue subject, IMetricSource metrics)
    {
        var problems = new DiagnosticBag();
        var recorder = new PictureRecorder(expectation.Condition);
        var evaluator = subject.Evaluator.After(metrics, recorder.Observe, problems);
        var value = evaluator.Evaluate(expectation.Condition, expectation.Environment);
        return new ExpectationVerdict(expectation, value, ExpressionPicture.Of(expectation.Condition, recorder))
        {
            Problems = problems.Ordered([]),
            Subject = subject.Kind is { Name: "test" } ? OfTest : OfRun,
        };
    }

    private ImmutableArray<string> WithReason() =>
        Expectation.Because is { } reason ? [.. Picture.Lines, $"because: {reason}"] : Picture.Lines;
}
