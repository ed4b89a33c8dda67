using System.Collections.Immutable;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>Anything with a value.</summary>
public abstract class ExpressionSyntax(ImmutableArray<SyntaxElement> elements) : SyntaxNode(elements);

/// <summary>A quantity, number, string, `true`, `false` or `none`.</summary>
public sealed class LiteralSyntax(
    ImmutableArray<SyntaxElement> elements,
    SyntaxToken token)
    : ExpressionSyntax(elements)
{
    /// <summary>The literal.</summary>
    public SyntaxToken Token { get; } = token;
}

/// <summary>A name standing for its value.</summary>
public sealed class NameExpressionSyntax(
    ImmutableArray<SyntaxElement> elements,
    NameSyntax name)
    : ExpressionSyntax(elements)
{
    /// <summary>The name.</summary>
    public NameSyntax Name { get; } = name;
}

/// <summary>`target.name`.</summary>
public sealed class MemberAccessSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax target,
    NameSyntax name)
    : ExpressionSyntax(elements)
{
    /// <summary>What is read.</summary>
    public ExpressionSyntax Target { get; } = target;

    /// <summary>The member.</summary>
    public NameSyntax Name { get; } = name;
}

/// <summary>`callee(a, name = b)`.</summary>
public sealed class CallSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax callee,
    ImmutableArray<ArgumentSyntax> arguments)
    : ExpressionSyntax(elements)
{
    /// <summary>What is called.</summary>
    public ExpressionSyntax Callee { get; } = callee;

    /// <summary>The arguments in order.</summary>
    public ImmutableArray<ArgumentSyntax> Arguments { get; } = arguments;
}

/// <summary>One argument, positional or named.</summary>
public sealed class ArgumentSyntax(
    ImmutableArray<SyntaxElement> elements,
    NameSyntax? name,
    ExpressionSyntax value)
    : SyntaxNode(elements)
{
    /// <summary>The formal's name if given.</summary>
    public NameSyntax? Name { get; } = name;

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; } = value;
}

/// <summary>`target[index]`.</summary>
public sealed class IndexSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax target,
    ExpressionSyntax index)
    : ExpressionSyntax(elements)
{
    /// <summary>The list.</summary>
    public ExpressionSyntax Target { get; } = target;

    /// <summary>The position from 0.</summary>
    public ExpressionSyntax Index { get; } = index;
}

/// <summary>`target with { … }`: an amended copy.</summary>
public sealed class WithSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax target,
    BlockSyntax body)
    : ExpressionSyntax(elements)
{
    /// <summary>The entity or record.</summary>
    public ExpressionSyntax Target { get; } = target;

    /// <summary>The amendments.</summary>
    public BlockSyntax Body { get; } = body;
}

/// <summary>`-x` or `not x`.</summary>
public sealed class UnarySyntax(
    ImmutableArray<SyntaxElement> elements,
    SyntaxToken @operator,
    ExpressionSyntax operand)
    : ExpressionSyntax(elements)
{
    /// <summary>`-` or `not`.</summary>
    public SyntaxToken Operator { get; } = @operator;

    /// <summary>The operand.</summary>
    public ExpressionSyntax Operand { get; } = operand;
}

/// <summary>`a op b` for arithmetic, comparison, logic, `in` and `??`.</summary>
public sealed class BinarySyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax left,
    SyntaxToken @operator,
    ExpressionSyntax right)
    : ExpressionSyntax(elements)
{
    /// <summary>The left operand.</summary>
    public ExpressionSyntax Left { get; } = left;

    /// <summary>The operator.</summary>
    public SyntaxToken Operator { get; } = @operator;

    /// <summary>The right operand.</summary>
    public ExpressionSyntax Right { get; } = right;
}

/// <summary>`a..b`, `a..b step s`, `a..b log n`.</summary>
public sealed class RangeSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax low,
    ExpressionSyntax high,
    SyntaxToken? mode,
    ExpressionSyntax? amount)
    : ExpressionSyntax(elements)
{
    /// <summary>The first value, included.</summary>
    public ExpressionSyntax Low { get; } = low;

    /// <summary>The last value, included.</summary>
    public ExpressionSyntax High { get; } = high;

    /// <summary>The word `step` or `log`.</summary>
    public SyntaxToken? Mode { get; } = mode;

    /// <summary>The step, or the number of points.</summary>
    public ExpressionSyntax? Amount { get; } = amount;
}

/// <summary>`if c then a else b`.</summary>
public sealed class ConditionalSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax condition,
    ExpressionSyntax then,
    ExpressionSyntax @else)
    : ExpressionSyntax(elements)
{
    /// <summary>The condition.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary>The value if it holds.</summary>
    public ExpressionSyntax Then { get; } = then;

    /// <summary>The value if not.</summary>
    public ExpressionSyntax Else { get; } = @else;
}

/// <summary>`[a, b, c]`.</summary>
public sealed class ListSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<ExpressionSyntax> items)
    : ExpressionSyntax(elements)
{
    /// <summary>The items in order.</summary>
    public ImmutableArray<ExpressionSyntax> Items { get; } = items;
}

/// <summary>`[for x in list: e if c]`.</summary>
public sealed class ComprehensionSyntax(
    ImmutableArray<SyntaxElement> elements,
    NameSyntax variable,
    ExpressionSyntax source,
    ExpressionSyntax value,
    ExpressionSyntax? condition)
    : ExpressionSyntax(elements)
{
    /// <summary>The loop variable.</summary>
    public NameSyntax Variable { get; } = variable;

    /// <summary>The list or range.</summary>
    public ExpressionSyntax Source { get; } = source;

    /// <summary>The value of each item.</summary>
    public ExpressionSyntax Value { get; } = value;

    /// <summary>Which items are kept.</summary>
    public ExpressionSyntax? Condition { get; } = condition;
}

/// <summary>`(e)`.</summary>
public sealed class ParenthesizedSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax inner)
    : ExpressionSyntax(elements)
{
    /// <summary>The expression inside.</summary>
    public ExpressionSyntax Inner { get; } = inner;
}

/// <summary>`(a, b)`.</summary>
public sealed class TupleSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<ExpressionSyntax> items)
    : ExpressionSyntax(elements)
{
    /// <summary>The items, at least two unless a comma follows the one.</summary>
    public ImmutableArray<ExpressionSyntax> Items { get; } = items;
}

/// <summary>`{ a = 1; b = 2 }` as a value.</summary>
public sealed class RecordSyntax(
    ImmutableArray<SyntaxElement> elements,
    BlockSyntax body)
    : ExpressionSyntax(elements)
{
    /// <summary>The members.</summary>
    public BlockSyntax Body { get; } = body;
}

/// <summary>An expression that is not there; already diagnosed.</summary>
public sealed class MissingExpressionSyntax(
    ImmutableArray<SyntaxElement> elements)
    : ExpressionSyntax(elements)
{
}
