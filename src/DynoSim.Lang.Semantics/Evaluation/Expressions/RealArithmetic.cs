using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Arithmetic on doubles in base units.</summary>
internal static class RealArithmetic
{
    public static Value Compute(BoundBinary node, Value left, Value right, Evaluator evaluator)
    {
        if (Number(left) is not { } a || Number(right) is not { } b)
        {
            return ErrorValue.Instance;
        }

        if (node.Operator is BinaryOperator.Divide or BinaryOperator.Modulo && b == 0)
        {
            return CountArithmetic.DivisionByZero(node, evaluator);
        }

        var value = node.Operator switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => a / b,
            BinaryOperator.Modulo => Modulo(a, b),
            BinaryOperator.Power when a == 0 && b < 0 => double.NaN,
            BinaryOperator.Power => Power(a, b),
            _ => double.NaN,
        };
        if (double.IsNaN(value))
        {
            return CountArithmetic.DivisionByZero(node, evaluator);
        }

        return double.IsInfinity(value)
            ? evaluator.Report(
                Descriptors.IntegerOverflow,
                node.Location,
                $"`{node.Location.Text}` is beyond the range of numbers")
            : new QuantityValue(value, OperatorEvaluation.DimensionOf(node.Type));
    }

    /// <summary>The number in base units; null for what is no number.</summary>
    public static double? Number(Value value) => value switch
    {
        CountValue count => count.Value,
        QuantityValue quantity => quantity.Magnitude,
        _ => null,
    };

    /// <summary>The remainder with the sign of the divisor.</summary>
    public static double Modulo(double a, double b)
    {
        var rest = Math.IEEERemainder(a, b);
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }

    /// <summary>A whole power by repeated squaring: the same bits on every platform.</summary>
    public static double Power(double a, double exponent)
    {
        var left = (long)Math.Min(Math.Abs(exponent), 1L << 40);
        var result = 1.0;
        var factor = a;
        while (left > 0)
        {
            if ((left & 1) == 1)
            {
                result *= factor;
            }

            factor *= factor;
            left >>= 1;
        }

        return exponent < 0 ? 1 / result : result;
    }
}
