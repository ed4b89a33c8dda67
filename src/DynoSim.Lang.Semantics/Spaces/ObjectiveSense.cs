using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// Which way an expression over results is better, where that follows from its metrics: goodput a GPU, cost a token.
/// Settings count as positive.
/// </summary>
internal static class ObjectiveSense
{
    /// <summary>The sense of an expression; neither where its parts pull in different directions.</summary>
    public static MetricSense Of(BoundExpression expression) => StudyExpressions.Bare(expression) switch
    {
        BoundMetric { Pool: null } metric => MetricCatalog.SenseOf(metric.Name),
        BoundAggregate { Aggregate: not ("count" or "std") } aggregate => MetricCatalog.SenseOf(aggregate.Metric.Name),
        BoundUnary { Operator: UnaryOperator.Negate } negated => Opposite(Of(negated.Operand)),
        BoundBinary { Operator: BinaryOperator.Add } sum => Joined(sum, Of(sum.Right)),
        BoundBinary { Operator: BinaryOperator.Subtract } difference =>
            Joined(difference, Opposite(Of(difference.Right))),
        BoundBinary { Operator: BinaryOperator.Multiply } product when !HasSign(product) =>
            Joined(product, Of(product.Right)),
        BoundBinary { Operator: BinaryOperator.Divide } quotient when !HasSign(quotient) =>
            Joined(quotient, Opposite(Of(quotient.Right))),
        _ => MetricSense.Neither,
    };

    private static MetricSense Joined(BoundBinary whole, MetricSense right)
    {
        var left = Of(whole.Left);
        return whole.Left.Phase != KnobPhase.Result ? right
            : whole.Right.Phase != KnobPhase.Result ? left
            : left == right ? left
            : MetricSense.Neither;
    }

    private static MetricSense Opposite(MetricSense sense) => sense switch
    {
        MetricSense.More => MetricSense.Less,
        MetricSense.Less => MetricSense.More,
        _ => MetricSense.Neither,
    };

    // A factor below zero turns the whole around; who writes one knows what he does.
    private static bool HasSign(BoundBinary product) => product.Children.Select(StudyExpressions.Bare).Any(part =>
        part is BoundUnary || (part is BoundConstant constant && StudyExpressions.Number(constant.Value) < 0));
}
