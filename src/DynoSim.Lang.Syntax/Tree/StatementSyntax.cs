using System.Collections.Immutable;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>`path = value`: replaces.</summary>
public sealed class PropertySyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<AnnotationSyntax> annotations,
    PathSyntax path,
    ExpressionSyntax value)
    : MemberSyntax(elements)
{
    /// <summary>The annotations before it.</summary>
    public ImmutableArray<AnnotationSyntax> Annotations { get; } = annotations;

    /// <summary>The property, possibly nested.</summary>
    public PathSyntax Path { get; } = path;

    /// <summary>The new value.</summary>
    public ExpressionSyntax Value { get; } = value;
}

/// <summary>`when condition { … } else …`.</summary>
public sealed class WhenSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax condition,
    BlockSyntax then,
    SyntaxNode? @else)
    : MemberSyntax(elements)
{
    /// <summary>The condition.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary>Runs if it holds.</summary>
    public BlockSyntax Then { get; } = then;

    /// <summary>A BlockSyntax, or a WhenSyntax for `else when`.</summary>
    public SyntaxNode? Else { get; } = @else;
}

/// <summary>`expect condition because "…"`.</summary>
public sealed class ExpectSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax condition,
    BecauseSyntax? because)
    : MemberSyntax(elements)
{
    /// <summary>What must hold.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary>Why.</summary>
    public BecauseSyntax? Because { get; } = because;
}

/// <summary>`reject CODE { … }` inside a test.</summary>
public sealed class RejectSyntax(
    ImmutableArray<SyntaxElement> elements,
    NameSyntax code,
    BlockSyntax body)
    : MemberSyntax(elements)
{
    /// <summary>The diagnostic code the fragment must raise.</summary>
    public NameSyntax Code { get; } = code;

    /// <summary>The fragment.</summary>
    public BlockSyntax Body { get; } = body;
}

/// <summary>`where condition because "…"`.</summary>
public sealed class WhereSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax condition,
    BecauseSyntax? because)
    : MemberSyntax(elements)
{
    /// <summary>What is kept.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary>Why.</summary>
    public BecauseSyntax? Because { get; } = because;
}

/// <summary>`vary path in values` or `vary (a, b) in rows`.</summary>
public sealed class VarySyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<PathSyntax> paths,
    ExpressionSyntax values)
    : MemberSyntax(elements)
{
    /// <summary>One path, or several for a tuple axis.</summary>
    public ImmutableArray<PathSyntax> Paths { get; } = paths;

    /// <summary>The list, range or rows.</summary>
    public ExpressionSyntax Values { get; } = values;
}

/// <summary>`maximize e` or `minimize e`.</summary>
public sealed class ObjectiveSyntax(
    ImmutableArray<SyntaxElement> elements,
    SyntaxToken direction,
    ExpressionSyntax value)
    : MemberSyntax(elements)
{
    /// <summary>The word `maximize` or `minimize`.</summary>
    public SyntaxToken Direction { get; } = direction;

    /// <summary>What to optimise.</summary>
    public ExpressionSyntax Value { get; } = value;
}

/// <summary>`choose worker minimizing cost`.</summary>
public sealed class ChooseSyntax(
    ImmutableArray<SyntaxElement> elements,
    NameSyntax variable,
    SyntaxToken direction,
    ExpressionSyntax cost,
    BecauseSyntax? because)
    : MemberSyntax(elements)
{
    /// <summary>What is chosen.</summary>
    public NameSyntax Variable { get; } = variable;

    /// <summary>The word `minimizing` or `maximizing`.</summary>
    public SyntaxToken Direction { get; } = direction;

    /// <summary>The value compared.</summary>
    public ExpressionSyntax Cost { get; } = cost;

    /// <summary>Why.</summary>
    public BecauseSyntax? Because { get; } = because;
}

/// <summary>`eligible condition`.</summary>
public sealed class EligibleSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax condition,
    BecauseSyntax? because)
    : MemberSyntax(elements)
{
    /// <summary>What a candidate must satisfy.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary>Why.</summary>
    public BecauseSyntax? Because { get; } = because;
}

/// <summary>`every 5s { … }`.</summary>
public sealed class EverySyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax interval,
    BlockSyntax body)
    : MemberSyntax(elements)
{
    /// <summary>The period.</summary>
    public ExpressionSyntax Interval { get; } = interval;

    /// <summary>What happens each time.</summary>
    public BlockSyntax Body { get; } = body;
}

/// <summary>`scale pool to n` or `scale pool by n`.</summary>
public sealed class ScaleSyntax(
    ImmutableArray<SyntaxElement> elements,
    PathSyntax pool,
    SyntaxToken mode,
    ExpressionSyntax amount)
    : MemberSyntax(elements)
{
    /// <summary>The pool scaled.</summary>
    public PathSyntax Pool { get; } = pool;

    /// <summary>The word `to` or `by`.</summary>
    public SyntaxToken Mode { get; } = mode;

    /// <summary>Target or difference.</summary>
    public ExpressionSyntax Amount { get; } = amount;
}

/// <summary>`good when condition`.</summary>
public sealed class GoodWhenSyntax(
    ImmutableArray<SyntaxElement> elements,
    ExpressionSyntax condition,
    BecauseSyntax? because)
    : MemberSyntax(elements)
{
    /// <summary>When a request is good.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary>Why.</summary>
    public BecauseSyntax? Because { get; } = because;
}

/// <summary>`because "reason"`.</summary>
public sealed class BecauseSyntax(
    ImmutableArray<SyntaxElement> elements,
    SyntaxToken reason)
    : SyntaxNode(elements)
{
    /// <summary>The quoted reason.</summary>
    public SyntaxToken Reason { get; } = reason;
}

/// <summary>Tokens in a member's place that form no member; already diagnosed.</summary>
public sealed class ErrorMemberSyntax(
    ImmutableArray<SyntaxElement> elements)
    : MemberSyntax(elements)
{
}
