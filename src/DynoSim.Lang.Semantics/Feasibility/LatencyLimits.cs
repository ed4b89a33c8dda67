using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// The upper limits on latencies that a scenario's SLO and expectations set, where all of a condition must hold.
/// </summary>
internal static class LatencyLimits
{
    /// <summary>Aggregates that at least the slower half of the requests decides.</summary>
    private static readonly string[] UpperAggregates = ["p50", "p75", "p90", "p95", "p99", "p999", "max"];

    public static List<(string Latency, double Seconds, SourceLocation Place)> Of(EntityValue scenario)
    {
        var limits = new List<(string, double, SourceLocation)>();
        foreach (var (good, environment) in scenario.Block("slo")?.Statements<GoodWhenStatement>() ?? [])
        {
            Collect(good.Condition, environment, scenario.Evaluator, limits);
        }

        foreach (var (expect, environment) in scenario.Statements<ExpectStatement>())
        {
            Collect(expect.Condition, environment, scenario.Evaluator, limits);
        }

        return limits;
    }

    private static void Collect(
        BoundExpression condition,
        Evaluation.Environment environment,
        Evaluator evaluator,
        List<(string Latency, double Seconds, SourceLocation Place)> limits)
    {
        if (condition is not BoundBinary node)
        {
            return;
        }

        if (node.Operator == BinaryOperator.And)
        {
            Collect(node.Left, environment, evaluator, limits);
            Collect(node.Right, environment, evaluator, limits);
            return;
        }

        var (small, large) = node.Operator switch
        {
            BinaryOperator.Less or BinaryOperator.LessOrEqual => (node.Left, node.Right),
            BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => (node.Right, node.Left),
            _ => (null, null),
        };
        if (small is not null && large is { Phase: KnobPhase.Static }
            && Latency(Hygiene.Expressions.Bare(small)) is { } latency
            && RealArithmetic.Number(evaluator.Evaluate(large, environment)) is { } seconds and > 0)
        {
            limits.Add((latency, seconds, node.Location));
        }
    }

    private static string? Latency(BoundExpression expression) => expression switch
    {
        BoundSignal signal => signal.Signal.Name,
        BoundAggregate { Metric.Scenario: null, Class: null, Pool: null } aggregate
            when UpperAggregates.Contains(aggregate.Aggregate, StringComparer.Ordinal) => aggregate.Metric.Name,
        _ => null,
    };
}
