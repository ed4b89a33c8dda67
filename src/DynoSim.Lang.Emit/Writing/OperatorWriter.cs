using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>Operators with two operands.</summary>
internal static class OperatorWriter
{
    /// <summary>The C# text, parenthesised.</summary>
    public static string Write(BoundBinary binary)
    {
        if (binary.Operator == BinaryOperator.In)
        {
            return Membership(binary);
        }

        var left = ExpressionWriter.Write(binary.Left);
        var right = ExpressionWriter.Write(binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.AddCount => $"PolicyMath.Add({left}, {right})",
            BinaryOperator.SubtractCount => $"PolicyMath.Subtract({left}, {right})",
            BinaryOperator.MultiplyCount => $"PolicyMath.Multiply({left}, {right})",
            BinaryOperator.ModuloCount or BinaryOperator.Modulo => $"PolicyMath.Modulo({left}, {right})",
            BinaryOperator.PowerCount or BinaryOperator.Power => $"PolicyMath.Power({left}, {right})",
            _ => $"({left} {Symbol(binary)} {right})",
        };
    }

    private static string Symbol(BoundBinary binary) => binary.Operator switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.And => "&&",
        BinaryOperator.Or => "||",
        _ => throw ExpressionWriter.Unsupported(binary),
    };

    private static string Membership(BoundBinary binary)
    {
        var value = ExpressionWriter.Write(binary.Left);
        if (ExpressionWriter.Bounds(binary.Right) is var (low, high))
        {
            return $"({value} >= {low} && {value} <= {high})";
        }

        return ExpressionWriter.Items(binary.Right) is { } items
            ? $"PolicyLists.Contains({string.Join(", ", items.Prepend(value))})"
            : throw ExpressionWriter.Unsupported(binary);
    }
}
