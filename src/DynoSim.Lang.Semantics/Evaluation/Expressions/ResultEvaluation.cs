using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Metrics, their aggregates, and functions over runs; they have values only after a run.</summary>
internal static class ResultEvaluation
{
    public static Value Evaluate(BoundExpression expression, Environment? environment, Evaluator evaluator)
    {
        if (evaluator.Metrics is not { } metrics)
        {
            return ErrorValue.Instance;
        }

        switch (expression)
        {
            case BoundMetric metric:
                // What did not run has no figures at all, which is not the same as a figure that is none.
                return Sourced(metric, metrics, environment, evaluator) is { } source
                    ? Of(source.Metric(metric.Name, metric.Pool), expression)
                    : ErrorValue.Instance;
            case BoundAggregate aggregate:
                if (Sourced(aggregate.Metric, metrics, environment, evaluator) is not { } run)
                {
                    return ErrorValue.Instance;
                }

                var quantile = aggregate.Quantile is { } node
                    ? RealArithmetic.Number(evaluator.Evaluate(node, environment))
                    : null;
                var value = run.Aggregate(
                    aggregate.Aggregate, aggregate.Metric.Name, quantile, aggregate.Class,
                    aggregate.Pool ?? aggregate.Metric.Pool);
                return Of(value, expression);
            case BoundStudyCall call:
                return metrics.Study(
                    call,
                    (argument, other) => evaluator.After(other, null).Evaluate(argument, environment))
                    ?? NoneValue.Instance;
            default:
                return ErrorValue.Instance;
        }
    }

    private static IMetricSource? Sourced(
        BoundMetric metric, IMetricSource metrics, Environment? environment, Evaluator evaluator)
    {
        if (metric.Scenario is not { } scenario)
        {
            return metrics;
        }

        return evaluator.Evaluate(scenario, environment) switch
        {
            EntityValue entity => metrics.Of(entity),
            RunValue run => run.Results,
            _ => null,
        };
    }

    private static Value Of(double? value, BoundExpression expression)
    {
        if (value is not { } number)
        {
            return NoneValue.Instance;
        }

        return expression.Type is Types.QuantityType { IsCount: true }
            ? new CountValue((long)number)
            : new QuantityValue(number, OperatorEvaluation.DimensionOf(expression.Type));
    }
}
