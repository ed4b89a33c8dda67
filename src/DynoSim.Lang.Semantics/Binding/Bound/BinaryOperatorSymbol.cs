namespace DynoSim.Lang.Semantics.Binding.Bound;

/// <summary>How the language writes an operator between two operands.</summary>
public static class BinaryOperatorSymbol
{
    /// <summary>The operator as it stands in a program; a count and a quantity are added with the same sign.</summary>
    public static string Symbol(this BinaryOperator one) => one switch
    {
        BinaryOperator.AddCount or BinaryOperator.Add => "+",
        BinaryOperator.SubtractCount or BinaryOperator.Subtract => "-",
        BinaryOperator.MultiplyCount or BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.ModuloCount or BinaryOperator.Modulo => "mod",
        BinaryOperator.PowerCount or BinaryOperator.Power => "^",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        BinaryOperator.In => "in",
        _ => throw new ArgumentOutOfRangeException(nameof(one), one, "An operator without a symbol."),
    };
}
