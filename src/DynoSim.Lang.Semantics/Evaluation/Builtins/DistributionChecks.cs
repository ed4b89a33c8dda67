using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Builtins;

/// <summary>Distributions and arrivals whose parameters make no sense.</summary>
internal static class DistributionChecks
{
    public static Value Meaningful(RuntimeValue value, SourceLocation location, Evaluator evaluator)
    {
        if (value.Content is ArrivalProcess { Problem: not ArrivalProblem.None } arrivals)
        {
            var (reason, remedy) = Explain(arrivals.Problem);
            return evaluator.Report(
                arrivals.Problem == ArrivalProblem.RateNotPositive
                    ? Descriptors.OutOfRange
                    : Descriptors.DistributionSupport,
                location,
                $"{reason}: `{value.Display}`",
                help: remedy);
        }

        if (value.Content is not Distribution { Problem: not DistributionProblem.None } distribution)
        {
            return value;
        }

        var (message, help) = Explain(distribution.Problem);
        var descriptor = distribution.Problem == DistributionProblem.NotExactlyOneSpread
            ? Descriptors.ArgumentMismatch
            : Descriptors.DistributionSupport;
        return evaluator.Report(descriptor, location, $"{message}: `{value.Display}`", help: help);
    }

    /// <summary>Reports a distribution of lengths or times that can fall below zero.</summary>
    public static void NotNegative(Value value, string property, SourceLocation location, Evaluator evaluator)
    {
        if (value is RuntimeValue { Content: Distribution distribution } && distribution.Support.Low < 0)
        {
            evaluator.Report(
                Descriptors.DistributionSupport,
                location,
                $"`{value.Display}` reaches below zero, which `{property}` cannot",
                "its support begins below 0",
                "hold it with `clamp(…, low..high)` or choose `lognormal`");
        }
    }

    private static (string Message, string? Help) Explain(ArrivalProblem problem) => problem switch
    {
        ArrivalProblem.RateNotPositive =>
            ("rates are positive, or zero for a while in a profile", "write how many arrive per time, as in `5req/s`"),
        ArrivalProblem.EmptyProfile => ("the profile has no steps", "write at least one, as in `[(0s, 5req/s)]`"),
        ArrivalProblem.TimesNotRising => (
            "its times do not rise",
            "steps stand in order, `repeat` lies behind the last of them, `on` and `off` last some time"),
        _ => ("its shape is not above zero", "1 is the shape of independent arrivals"),
    };

    private static (string Message, string? Help) Explain(DistributionProblem problem) => problem switch
    {
        DistributionProblem.LowAboveHigh => ("the lower bound is above the upper one", "swap the bounds"),
        DistributionProblem.PercentileBelowMedian =>
            ("the 95th percentile is not above the median", "`p95` is the value that only 5% exceed"),
        DistributionProblem.MedianNotPositive => ("the median is not above zero", null),
        DistributionProblem.NotExactlyOneSpread =>
            ("exactly one of `p95` and `sigma` says how wide it is", "write `lognormal(median = …, p95 = …)`"),
        DistributionProblem.NegativeSpread => ("the spread is negative", null),
        DistributionProblem.MeanTooSmall => ("the mean is too small", null),
        DistributionProblem.ExponentNotPositive => ("the exponent is not above zero", null),
        DistributionProblem.SharesNotWhole => ("the shares do not sum to 100%", null),
        DistributionProblem.Empty => ("there are no values", null),
        _ => ("a parameter is no finite number", null),
    };
}
