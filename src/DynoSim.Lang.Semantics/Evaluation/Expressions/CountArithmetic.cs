using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Arithmetic on 64-bit integers: exact, or reported.</summary>
internal static class CountArithmetic
{
    public static Value Compute(BoundBinary node, Value left, Value right, Evaluator evaluator)
    {
        if (left is not CountValue { Value: var a } || right is not CountValue { Value: var b })
        {
            return ErrorValue.Instance;
        }

        if (node.Operator == BinaryOperator.ModuloCount && b == 0)
        {
            return DivisionByZero(node, evaluator);
        }

        try
        {
            return new CountValue(checked(node.Operator switch
            {
                BinaryOperator.AddCount => a + b,
                BinaryOperator.SubtractCount => a - b,
                BinaryOperator.MultiplyCount => a * b,
                BinaryOperator.ModuloCount => Modulo(a, b),
                _ => Power(a, b),
            }));
        }
        catch (OverflowException)
        {
            return Overflow(node.Location, evaluator);
        }
    }

    public static ErrorValue Overflow(SourceLocation location, Evaluator evaluator) => evaluator.Report(
        Descriptors.IntegerOverflow,
        location,
        $"`{location.Text}` is beyond the counts of 64 bits",
        "greater than 9_223_372_036_854_775_807 or less than its opposite",
        "make one operand a real, as in `2.0`, if it need not be exact");

    public static ErrorValue DivisionByZero(BoundBinary node, Evaluator evaluator) => evaluator.Report(
        Descriptors.DivisionByZero,
        node.Location,
        $"`{node.Location.Text}` divides by zero",
        $"`{node.Right.Location.Text}` is 0 here");

    private static long Modulo(long a, long b)
    {
        if (b == -1)
        {
            return 0;
        }

        var rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }

    private static long Power(long a, long exponent)
    {
        if (exponent < 0)
        {
            // Only 1 and -1 have whole inverses; the binder keeps negative literals away from counts.
            return a is 1 or -1 ? Power(a, -(exponent % 2)) : throw new OverflowException();
        }

        var result = 1L;
        var factor = a;
        while (exponent > 0)
        {
            if ((exponent & 1) == 1)
            {
                result = checked(result * factor);
            }

            exponent >>= 1;
            if (exponent > 0)
            {
                factor = checked(factor * factor);
            }
        }

        return result;
    }
}
