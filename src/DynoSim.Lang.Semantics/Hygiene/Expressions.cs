using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>Questions about bound expressions that several rules ask.</summary>
internal static class Expressions
{
    /// <summary>The expression and every part of it, in source order.</summary>
    public static IEnumerable<BoundExpression> Parts(BoundExpression expression)
    {
        yield return expression;
        foreach (var part in expression.Children.SelectMany(Parts))
        {
            yield return part;
        }
    }

    /// <summary>The expression without the conversions around it.</summary>
    public static BoundExpression Bare(BoundExpression expression) =>
        expression is BoundConversion conversion ? Bare(conversion.Operand) : expression;

    /// <summary>The number a literal stands for, in base units; null for anything else.</summary>
    public static double? LiteralNumber(BoundExpression expression) =>
        Bare(expression) is BoundConstant { Value: not EnumValue } constant
            ? RealArithmetic.Number(constant.Value)
            : null;

    /// <summary>Whether an expression is made of literals and names of entities only.</summary>
    public static bool IsWrittenOut(BoundExpression expression) => Parts(expression).All(part => part
        is BoundConstant or BoundConversion or BoundUnary or BoundList or BoundTuple or BoundBuiltinCall
        or BoundDefinition { Symbol: Binding.Symbols.EntitySymbol });
}
