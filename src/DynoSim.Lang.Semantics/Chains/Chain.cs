using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;

namespace DynoSim.Lang.Semantics.Chains;

/// <summary>Who set a value: every layer that says something about it, the lowest first.</summary>
public sealed record Chain
{
    /// <summary>The path, as asked for.</summary>
    public required string Path { get; init; }

    /// <summary>The value in the end.</summary>
    public required string Value { get; init; }

    /// <summary>How the path gets there: the references on the way with who chose them.</summary>
    public ImmutableArray<ChainStep> Through { get; init; } = [];

    /// <summary>The layers from the lowest on.</summary>
    public ImmutableArray<ChainEntry> Entries { get; init; } = [];

    /// <summary>The expectations of the object at the end, inherited ones first.</summary>
    public ImmutableArray<ChainExpectation> Expectations { get; init; } = [];
}

/// <summary>A reference on the way.</summary>
/// <param name="Path">The path up to it.</param>
/// <param name="Value">What it refers to.</param>
/// <param name="Origin">Who chose it.</param>
public sealed record ChainStep(string Path, string Value, ChainOrigin Origin);

/// <summary>One layer that says something about a value.</summary>
/// <param name="Origin">The layer.</param>
/// <param name="Value">What it makes of the value.</param>
/// <param name="Wins">Whether this is what holds in the end.</param>
/// <param name="Depth">0 for the value itself, more for what the line above it reads.</param>
public sealed record ChainEntry(ChainOrigin Origin, string Value, bool Wins, int Depth);

/// <summary>An expectation with where it comes from.</summary>
/// <param name="Text">The condition as written.</param>
/// <param name="Origin">The layer that states it.</param>
/// <param name="IsInherited">Whether the object has it from a base.</param>
/// <param name="IsDropped">Whether an heir said <c>expectations = none</c>.</param>
public sealed record ChainExpectation(string Text, ChainOrigin Origin, bool IsInherited, bool IsDropped);

/// <summary>A layer in words.</summary>
/// <param name="Sort">What sort of layer.</param>
/// <param name="Owner">The declaration it stands in, such as <c>deployment Agg</c>; empty without one.</param>
/// <param name="Location">The place; null for what the catalog or the compiler gives.</param>
public sealed record ChainOrigin(ChainSort Sort, string Owner, SourceLocation? Location);

/// <summary>Sorts of layers.</summary>
public enum ChainSort
{
    /// <summary>The default of the catalog.</summary>
    Default,

    /// <summary>The declaration of an object that extends nothing.</summary>
    Declared,

    /// <summary>The lowest of the declarations that an heir builds on.</summary>
    Base,

    /// <summary>An heir.</summary>
    Extends,

    /// <summary>A <c>with { … }</c>, or a record.</summary>
    With,

    /// <summary>A block elsewhere that amends through a reference.</summary>
    Amended,

    /// <summary>A <c>--set</c> of the command line.</summary>
    Set,

    /// <summary>A <c>param</c> with its default.</summary>
    Param,

    /// <summary>A <c>let</c>.</summary>
    Let,

    /// <summary>Computed from other members.</summary>
    Derived,
}
