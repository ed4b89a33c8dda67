using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Sends binary operators to their families; chains to the left are walked, not climbed.</summary>
internal static class BinaryBinding
{
    public static BoundExpression Bind(BinarySyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        // a + b + c + … is nested to the left as deep as it is long.
        var chain = new Stack<BinarySyntax>();
        ExpressionSyntax first = syntax;
        while (first is BinarySyntax binary && IsArithmetic(binary.Operator.ValueText))
        {
            chain.Push(binary);
            first = binary.Left;
        }

        if (chain.Count == 0)
        {
            return Other(syntax, wanted, binder);
        }

        var start = binder.At(first);
        var left = binder.Bind(first, wanted);
        while (chain.TryPop(out var node))
        {
            var right = binder.Bind(node.Right, node.Operator.ValueText is "+" or "-" ? wanted : null);
            left = ArithmeticBinding.Bind(node, start.Through(binder.At(node.Right)), left, right, binder);
        }

        return left;
    }

    private static BoundExpression Other(BinarySyntax syntax, LanguageType? wanted, ExpressionBinder binder) =>
        syntax.Operator.ValueText switch
        {
            "and" or "or" => LogicBinding.Connective(syntax, binder),
            "??" => ConditionBinding.Coalesce(syntax, wanted, binder),
            "in" => ComparisonBinding.Membership(syntax, binder),
            "<" or "<=" or ">" or ">=" or "==" or "!=" => ComparisonBinding.Bind(syntax, binder),
            _ => new BoundError(binder.At(syntax)),
        };

    private static bool IsArithmetic(string @operator) => @operator is "+" or "-" or "*" or "/" or "mod" or "^";
}
