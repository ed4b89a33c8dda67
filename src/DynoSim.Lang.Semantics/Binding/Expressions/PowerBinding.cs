using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// <c>x ^ n</c>: n is whole; where x has a dimension, n is a literal, for the dimension of the result.
/// </summary>
internal static class PowerBinding
{
    public static BoundExpression Bind(
        SourceLocation location, BoundExpression left, BoundExpression right, ExpressionBinder binder)
    {
        var baseType = ArithmeticBinding.Quantity(left.Type);
        var literal = right is BoundConstant { Value: CountValue count } ? count.Value : (long?)null;
        var isWhole = ArithmeticBinding.Quantity(right.Type).IsCount;
        if (!isWhole || (!baseType.IsDimensionless && literal is null))
        {
            binder.Binder.Report(
                Descriptors.NonIntegerExponent,
                right.Location,
                isWhole
                    ? $"the exponent of {Misfits.Describe(left.Type)} must be a whole number written out"
                    : $"the exponent `{Misfits.Shortened(right.Location.Text)}` is no whole number",
                $"is {Misfits.Describe(right.Type)}",
                isWhole ? "the dimension of the result depends on it" : "for a root, write `sqrt(…)`");
            return new BoundError(location);
        }

        var phase = Phases.Later(left.Phase, right.Phase);
        if (baseType.IsCount && literal is not < 0)
        {
            var type = left.Type is UntypedNumberType && right.Type is UntypedNumberType
                ? new UntypedNumberType(IsInteger: true)
                : (LanguageType)QuantityType.Count;
            return new BoundBinary(location, type, phase, BinaryOperator.PowerCount, left, right);
        }

        var exponent = (int)Math.Clamp(literal ?? 1, -200, 200);
        var dimension = baseType.IsDimensionless ? Dimension.None : baseType.Dimension.Raise(exponent);
        var result = left.Type is UntypedNumberType && right.Type is UntypedNumberType
            ? new UntypedNumberType(IsInteger: false)
            : (LanguageType)new QuantityType(dimension);
        return new BoundBinary(
            location, result, phase, BinaryOperator.Power, ArithmeticBinding.Real(left, baseType.Dimension), right);
    }
}
