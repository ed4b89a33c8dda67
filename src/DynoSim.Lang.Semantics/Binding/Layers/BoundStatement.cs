using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>A statement of a block. Its expressions are bound when first asked for.</summary>
/// <param name="location">The whole statement.</param>
public abstract class BoundStatement(SourceLocation location)
{
    /// <summary>The whole statement.</summary>
    public SourceLocation Location { get; } = location;
}

/// <summary>A statement that is one expression and perhaps a reason.</summary>
public abstract class ConditionStatement : BoundStatement
{
    private readonly OnDemand<BoundExpression> _condition;

    private protected ConditionStatement(SourceLocation location, string? because, OnDemand<BoundExpression> bind)
        : base(location)
    {
        Because = because;
        _condition = bind;
    }

    /// <summary>The reason given, without quotes.</summary>
    public string? Because { get; }

    /// <summary>The expression.</summary>
    public BoundExpression Condition => _condition.Value;
}

/// <summary><c>expect condition</c>; the phase of the condition says when it can be judged.</summary>
public sealed class ExpectStatement : ConditionStatement
{
    internal ExpectStatement(SourceLocation location, string? because, OnDemand<BoundExpression> bind)
        : base(location, because, bind)
    {
    }
}

/// <summary><c>where condition</c>: keeps rows of a trace, points of a space, blocks worth moving.</summary>
public sealed class WhereStatement : ConditionStatement
{
    internal WhereStatement(SourceLocation location, string? because, OnDemand<BoundExpression> bind)
        : base(location, because, bind)
    {
    }
}

/// <summary><c>eligible condition</c>.</summary>
public sealed class EligibleStatement : ConditionStatement
{
    internal EligibleStatement(SourceLocation location, string? because, OnDemand<BoundExpression> bind)
        : base(location, because, bind)
    {
    }
}

/// <summary><c>good when condition</c>.</summary>
public sealed class GoodWhenStatement : ConditionStatement
{
    internal GoodWhenStatement(SourceLocation location, string? because, OnDemand<BoundExpression> bind)
        : base(location, because, bind)
    {
    }
}

/// <summary><c>choose worker minimizing cost</c>; the condition is the cost.</summary>
public sealed class ChooseStatement : ConditionStatement
{
    internal ChooseStatement(
        SourceLocation location, string? because, bool isMaximizing, OnDemand<BoundExpression> bind)
        : base(location, because, bind) => IsMaximizing = isMaximizing;

    /// <summary>Whether the greatest value wins.</summary>
    public bool IsMaximizing { get; }
}

/// <summary><c>maximize e</c> or <c>minimize e</c>; the condition is the value.</summary>
public sealed class ObjectiveStatement : ConditionStatement
{
    internal ObjectiveStatement(SourceLocation location, bool isMaximizing, OnDemand<BoundExpression> bind)
        : base(location, null, bind) => IsMaximizing = isMaximizing;

    /// <summary>Whether more is better.</summary>
    public bool IsMaximizing { get; }
}

/// <summary><c>vary path in values</c>.</summary>
public sealed class VaryStatement : BoundStatement
{
    private readonly Lazy<ImmutableArray<SettablePath>> _paths;
    private readonly OnDemand<BoundExpression> _values;

    internal VaryStatement(
        SourceLocation location, Lazy<ImmutableArray<SettablePath>> paths, OnDemand<BoundExpression> values)
        : base(location)
    {
        _paths = paths;
        _values = values;
    }

    /// <summary>The paths bound, several for a tuple axis.</summary>
    public ImmutableArray<SettablePath> Paths => _paths.Value;

    /// <summary>The values, a list or range; of tuples for several paths.</summary>
    public BoundExpression Values => _values.Value;
}

/// <summary><c>reject CODE { … }</c>.</summary>
public sealed class RejectStatement(SourceLocation location, SourceLocation code, BlockSyntax body)
    : BoundStatement(location)
{
    /// <summary>The code as written.</summary>
    public SourceLocation Code { get; } = code;

    /// <summary>The fragment.</summary>
    public BlockSyntax Body { get; } = body;
}

/// <summary><c>every interval { … }</c>.</summary>
public sealed class EveryStatement : BoundStatement
{
    private readonly OnDemand<BoundExpression> _interval;
    private readonly Lazy<ImmutableArray<PolicyAction>> _actions;

    internal EveryStatement(
        SourceLocation location, OnDemand<BoundExpression> interval, Lazy<ImmutableArray<PolicyAction>> actions)
        : base(location)
    {
        _interval = interval;
        _actions = actions;
    }

    /// <summary>The period.</summary>
    public BoundExpression Interval => _interval.Value;

    /// <summary>What happens each time, in order.</summary>
    public ImmutableArray<PolicyAction> Actions => _actions.Value;
}

/// <summary>A step of an <c>every</c>.</summary>
/// <param name="Location">The whole step.</param>
public abstract record PolicyAction(SourceLocation Location);

/// <summary><c>when condition { … } else { … }</c>.</summary>
public sealed record WhenAction(
    SourceLocation Location,
    BoundExpression Condition,
    ImmutableArray<PolicyAction> Then,
    ImmutableArray<PolicyAction> Else)
    : PolicyAction(Location);

/// <summary><c>scale pool to n</c> or <c>scale pool by n</c>.</summary>
public sealed record ScaleAction(SourceLocation Location, string Pool, bool IsDifference, BoundExpression Amount)
    : PolicyAction(Location);
