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
        var (message, help) = value.Content switch
        {
            Distribution { Problem: not DistributionProblem.None } distribution => Explain(distribution.Problem),
            ArrivalProcess { Problem: not ArrivalProblem.None } arrivals => Explain(arrivals.Problem),
            _ => (string.Empty, null),
        };
        if (message.Length == 0)
        {
            return value;
        }

        return evaluator.Report(Descriptors.DistributionSupport, location, $"{message}: `{value.Display}`", help: help);
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
        ArrivalProblem.ShapeNotPositive => ("its shape is not above zero", "1 is the shape of independent arrivals"),
        ArrivalProblem.EmptyProfile => ("the profile has no steps", "write `[(0min, 5req/s), (10min, 20req/s)]`"),
        ArrivalProblem.TimesNotRising => (
            "its times do not rise",
            "steps stand in order, `repeat` lies behind the last of them, `on` and `off` last some time"),
        _ => ("the rate is not above zero", null),
    };

    private static (string Message, string? Help) Explain(DistributionProblem problem) => problem switch
    {
        DistributionProblem.LowAboveHigh => ("the lower bound is above the upper one", "swap the bounds"),
        DistributionProblem.PercentileBelowMedian =>
            ("the 95th percentile is not above the median", "`p95` is the value that only 5% exceed"),
        DistributionProblem.MedianNotPositive => ("the median is not above zero", null),
        DistributionProblem.NotExactlyOneSpread => ("exactly one of `p95` and `sigma` says how wide it is", null),
        DistributionProblem.NegativeSpread => ("the spread is negative", null),
        DistributionProblem.MeanTooSmall => ("the mean is too small", null),
        DistributionProblem.ExponentNotPositive => ("the exponent is not above zero", null),
        DistributionProblem.SharesNotWhole => ("the shares do not sum to 100%", null),
        DistributionProblem.Empty => ("there are no values", null),
        _ => ("a parameter is no finite number", null),
    };
}
