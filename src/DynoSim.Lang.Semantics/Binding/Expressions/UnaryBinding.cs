using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary><c>-x</c> and <c>not x</c>.</summary>
internal static class UnaryBinding
{
    public static BoundExpression Bind(UnarySyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        if (syntax.Operator.ValueText == "not")
        {
            var condition = binder.Bind(syntax.Operand, Expectation.Condition("the operand of `not`"));
            return condition.IsError
                ? new BoundError(location)
                : new BoundUnary(location, BoolType.Instance, UnaryOperator.Not, condition);
        }

        var operand = binder.Bind(syntax.Operand, wanted);
        switch (operand.Type)
        {
            case { IsError: true }:
                return new BoundError(location);
            case UntypedNumberType or QuantityType:
                return Negate(location, operand);
            default:
                binder.Binder.Report(
                    operand.Type is OptionalType ? Descriptors.OptionalUsedAsValue : Descriptors.TypeMismatch,
                    operand.Location,
                    $"`-` needs a number, but `{Misfits.Shortened(operand.Location.Text)}` is "
                    + $"{Misfits.Describe(operand.Type)}");
                return new BoundError(location);
        }
    }

    private static BoundExpression Negate(SourceLocation location, BoundExpression operand)
    {
        // A negative literal is a literal too.
        if (operand is BoundConstant { Value: var value, Type: UntypedNumberType type } && value is not ErrorValue)
        {
            return value switch
            {
                CountValue { Value: not long.MinValue } count =>
                    new BoundConstant(location, type, new CountValue(-count.Value)),
                QuantityValue real => new BoundConstant(location, type, new QuantityValue(-real.Quantity)),
                _ => operand,
            };
        }

        var isCount = operand.Type is QuantityType { IsCount: true } or UntypedNumberType { IsInteger: true };
        return new BoundUnary(
            location, operand.Type, isCount ? UnaryOperator.NegateCount : UnaryOperator.Negate, operand);
    }
}
