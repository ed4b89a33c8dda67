using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Expectations;

/// <summary>An expectation of an experiment, judged.</summary>
public sealed record StudyVerdict
{
    /// <summary>What was expected.</summary>
    public required ExpectationPlan Expectation { get; init; }

    /// <summary>Whether it holds; null where a figure does not exist.</summary>
    public required IntervalVerdict? Verdict { get; init; }

    /// <summary>The parts of the condition with their values and the points they are of, a line each.</summary>
    public ImmutableArray<string> Picture { get; init; } = [];

    /// <summary>The settings of the point that decides, for a command that runs it again; null without one.</summary>
    public string? WorstPoint { get; init; }

    /// <summary>The finding; null if it holds.</summary>
    public Diagnostic? Finding
    {
        get
        {
            if (Verdict == IntervalVerdict.Holds)
            {
                return null;
            }

            var place = Expectation.Condition.Location;
            var (descriptor, message, label) = Verdict switch
            {
                IntervalVerdict.Fails => (
                    Descriptors.ExpectFailed,
                    $"the experiment does not meet `{Expectation.Text}`",
                    Picture.FirstOrDefault()),
                IntervalVerdict.Inconclusive => (
                    Descriptors.ExpectInconclusive,
                    $"the repetitions cannot tell whether the experiment meets `{Expectation.Text}`",
                    "the 95% interval has both sides in it"),
                _ => (
                    Descriptors.MetricNotProduced,
                    $"the experiment has no value for `{Expectation.Text}`",
                    "a figure it reads does not exist at any point, or no point is meant"),
            };
            return new Diagnostic(descriptor, place.Source, place.Span, message)
            {
                Label = label,
                Notes =
                [
                    .. Verdict == IntervalVerdict.Fails ? Picture.Skip(1) : Picture,
                    .. Expectation.Because is { } reason ? [$"because: {reason}"] : Array.Empty<string>(),
                    .. WorstPoint is { } worst ? [$"run it again with {worst}"] : Array.Empty<string>(),
                ],
                Help = Verdict == IntervalVerdict.Inconclusive
                    ? "repeat more often with `replicate`, or expect a wider margin"
                    : null,
            };
        }
    }
}
