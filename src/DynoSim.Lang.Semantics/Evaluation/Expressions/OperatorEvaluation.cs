using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Operators, conditions and defaults.</summary>
internal static class OperatorEvaluation
{
    public static Value Unary(BoundUnary node, Environment? environment, Evaluator evaluator)
    {
        var operand = evaluator.Evaluate(node.Operand, environment);
        return (node.Operator, operand) switch
        {
            (UnaryOperator.Not, BoolValue truth) => BoolValue.Of(!truth.Value),
            (UnaryOperator.NegateCount, CountValue { Value: long.MinValue }) =>
                CountArithmetic.Overflow(node.Location, evaluator),
            (UnaryOperator.NegateCount, CountValue count) => new CountValue(-count.Value),
            (UnaryOperator.Negate, QuantityValue quantity) => new QuantityValue(-quantity.Quantity),
            _ => ErrorValue.Instance,
        };
    }

    public static Value Binary(BoundBinary node, Environment? environment, Evaluator evaluator)
    {
        var left = evaluator.Evaluate(node.Left, environment);
        if (node.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            var decides = node.Operator == BinaryOperator.Or;
            return left is BoolValue truth && truth.Value != decides
                ? evaluator.Evaluate(node.Right, environment)
                : left;
        }

        var right = evaluator.Evaluate(node.Right, environment);
        if (left.IsError || right.IsError)
        {
            return ErrorValue.Instance;
        }

        return node.Operator switch
        {
            BinaryOperator.Equal => BoolValue.Of(ValueComparison.AreEqual(left, right, node.Location, evaluator)),
            BinaryOperator.NotEqual => BoolValue.Of(!ValueComparison.AreEqual(left, right, node.Location, evaluator)),
            BinaryOperator.In => ValueComparison.IsIn(left, right, node.Location, evaluator),
            BinaryOperator.Less or BinaryOperator.LessOrEqual
                or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
                Order(node.Operator, left, right),
            <= BinaryOperator.PowerCount => CountArithmetic.Compute(node, left, right, evaluator),
            _ => RealArithmetic.Compute(node, left, right, evaluator),
        };
    }

    public static Value Conditional(BoundConditional node, Environment? environment, Evaluator evaluator) =>
        evaluator.Evaluate(node.Condition, environment) is BoolValue condition
            ? evaluator.Evaluate(condition.Value ? node.Then : node.Else, environment)
            : ErrorValue.Instance;

    public static Value Coalesce(BoundCoalesce node, Environment? environment, Evaluator evaluator)
    {
        var value = evaluator.Evaluate(node.Value, environment);
        return value is NoneValue ? evaluator.Evaluate(node.Fallback, environment) : value;
    }

    /// <summary>The dimension of the values of a numeric type.</summary>
    public static Dimension DimensionOf(LanguageType type) =>
        type is QuantityType quantity ? quantity.Dimension : Dimension.None;

    private static Value Order(BinaryOperator @operator, Value left, Value right)
    {
        if (ValueComparison.Compare(left, right) is not { } order)
        {
            return ErrorValue.Instance;
        }

        return BoolValue.Of(@operator switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }
}
