using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Symbols;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>
/// How many values an expression makes at the very least, as far as its text alone says: a loop in a loop is refused
/// before the first item is made rather than after as many as the budget allows.
/// </summary>
internal static class LeastWork
{
    /// <summary>The values made by evaluating an expression once; 0 where that depends on something.</summary>
    public static double Of(BoundExpression expression, Evaluator evaluator) => expression switch
    {
        BoundComprehension loop => Count(loop.Source, evaluator) * (1 + Of(loop.Condition ?? loop.Value, evaluator)),
        BoundConversion conversion => Of(conversion.Operand, evaluator),
        BoundBinary { Operator: BinaryOperator.And or BinaryOperator.Or } => 0,
        BoundBuiltinCall or BoundList or BoundTuple or BoundBinary or BoundUnary =>
            expression.Children.Sum(child => Of(child, evaluator)),
        _ => 0,
    };

    private static double Count(BoundExpression source, Evaluator evaluator) => source switch
    {
        BoundRange { Amount: null } range when Fixed(range.Low, evaluator) is { } low
            && Fixed(range.High, evaluator) is { } high => Math.Max(0, high - low + 1),
        BoundConversion conversion => Count(conversion.Operand, evaluator),
        BoundList list => list.Items.Length,
        _ => 0,
    };

    /// <summary>The number of what is the same for every item of a loop around it.</summary>
    private static double? Fixed(BoundExpression expression, Evaluator evaluator) => expression switch
    {
        BoundConstant constant => RealArithmetic.Number(constant.Value),
        BoundDefinition { Symbol: LetSymbol or ParamSymbol } definition =>
            RealArithmetic.Number(evaluator.Evaluate(definition.Symbol)),
        BoundConversion conversion => Fixed(conversion.Operand, evaluator),
        _ => null,
    };
}
