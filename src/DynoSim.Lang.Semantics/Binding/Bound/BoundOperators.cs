using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Bound;

/// <summary>Operators with one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>-x</c> of a count; overflow is an error.</summary>
    NegateCount,

    /// <summary><c>-x</c> of a real.</summary>
    Negate,

    /// <summary><c>not x</c>.</summary>
    Not,
}

/// <summary>
/// Operators with two operands, resolved: those named after counts compute on 64-bit integers and overflow is an error.
/// </summary>
public enum BinaryOperator
{
    /// <summary>Sum of counts.</summary>
    AddCount,

    /// <summary>Difference of counts.</summary>
    SubtractCount,

    /// <summary>Product of counts.</summary>
    MultiplyCount,

    /// <summary>Remainder of counts, with the sign of the divisor; division by zero is an error.</summary>
    ModuloCount,

    /// <summary>Power of counts with an exponent from 0.</summary>
    PowerCount,

    /// <summary>Sum of reals of one dimension.</summary>
    Add,

    /// <summary>Difference of reals of one dimension.</summary>
    Subtract,

    /// <summary>Product of reals.</summary>
    Multiply,

    /// <summary>Quotient of reals; division by zero is an error.</summary>
    Divide,

    /// <summary>Remainder of reals of one dimension, with the sign of the divisor.</summary>
    Modulo,

    /// <summary>A real to a whole power that is a count.</summary>
    Power,

    /// <summary><c>&lt;</c> on numbers of one representation.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>==</c> on anything.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary>Both; the right one is evaluated only if the left one holds.</summary>
    And,

    /// <summary>Either; the right one is evaluated only if the left one does not hold.</summary>
    Or,

    /// <summary>A value in a list or range.</summary>
    In,
}

/// <summary><c>-x</c> or <c>not x</c>.</summary>
public sealed record BoundUnary(
    SourceLocation Location, LanguageType Type, UnaryOperator Operator, BoundExpression Operand)
    : BoundExpression(Location, Type, Operand.Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => [Operand];
}

/// <summary><c>a op b</c>.</summary>
public sealed record BoundBinary(
    SourceLocation Location,
    LanguageType Type,
    KnobPhase Phase,
    BinaryOperator Operator,
    BoundExpression Left,
    BoundExpression Right)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => [Left, Right];
}

/// <summary><c>if c then a else b</c>; only the branch taken is evaluated.</summary>
public sealed record BoundConditional(
    SourceLocation Location,
    LanguageType Type,
    KnobPhase Phase,
    BoundExpression Condition,
    BoundExpression Then,
    BoundExpression Else)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => [Condition, Then, Else];
}

/// <summary><c>a ?? b</c>: b where a is absent.</summary>
public sealed record BoundCoalesce(
    SourceLocation Location, LanguageType Type, KnobPhase Phase, BoundExpression Value, BoundExpression Fallback)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => [Value, Fallback];
}

/// <summary>
/// A value taken as one of <see cref="BoundExpression.Type"/>: a count as a real, a bare number as tokens, a value as
/// the distribution that always draws it. Between numbers it is at most the conversion of a 64-bit integer to a double.
/// </summary>
/// <param name="Location">Where the operand is written.</param>
/// <param name="Type">The type wanted.</param>
/// <param name="Operand">The value.</param>
/// <param name="Site">Where it meets the type.</param>
public sealed record BoundConversion(
    SourceLocation Location, LanguageType Type, BoundExpression Operand, CoercionSite Site)
    : BoundExpression(Location, Type, Operand.Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => [Operand];
}
