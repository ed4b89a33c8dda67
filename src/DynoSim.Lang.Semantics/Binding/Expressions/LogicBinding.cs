using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary><c>and</c> and <c>or</c>.</summary>
internal static class LogicBinding
{
    public static BoundExpression Connective(BinarySyntax syntax, ExpressionBinder binder)
    {
        var word = syntax.Operator.ValueText;
        var expectation = Expectation.Condition($"an operand of `{word}`");
        var left = binder.Bind(syntax.Left, expectation);
        var right = binder.Bind(syntax.Right, expectation);
        var location = binder.At(syntax);
        return left.IsError || right.IsError
            ? new BoundError(location)
            : new BoundBinary(
                location,
                BoolType.Instance,
                Phases.Later(left.Phase, right.Phase),
                word == "and" ? BinaryOperator.And : BinaryOperator.Or,
                left,
                right);
    }
}
