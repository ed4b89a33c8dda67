using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Bound;

/// <summary><c>[a, b]</c>.</summary>
public sealed record BoundList(
    SourceLocation Location, LanguageType Type, KnobPhase Phase, ImmutableArray<BoundExpression> Items)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Items;
}

/// <summary><c>(a, b)</c>.</summary>
public sealed record BoundTuple(
    SourceLocation Location, LanguageType Type, KnobPhase Phase, ImmutableArray<BoundExpression> Items)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Items;
}

/// <summary><c>a..b</c>, <c>a..b step s</c>, <c>a..b log n</c>.</summary>
public sealed record BoundRange(
    SourceLocation Location,
    LanguageType Type,
    KnobPhase Phase,
    BoundExpression Low,
    BoundExpression High,
    RangeMode Mode,
    BoundExpression? Amount)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Amount is null ? [Low, High] : [Low, High, Amount];
}

/// <summary><c>[for x in source: value if condition]</c>; x is slot 0 of an environment of its own.</summary>
public sealed record BoundComprehension(
    SourceLocation Location,
    LanguageType Type,
    KnobPhase Phase,
    BoundExpression Source,
    BoundExpression Value,
    BoundExpression? Condition)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children =>
        Condition is null ? [Source, Value] : [Source, Value, Condition];
}

/// <summary><c>list[index]</c>.</summary>
public sealed record BoundIndex(
    SourceLocation Location, LanguageType Type, KnobPhase Phase, BoundExpression Target, BoundExpression Index)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => [Target, Index];
}
