using System.Collections.Immutable;
using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>A default as an attribute writes it: a value that needs no scope to be understood.</summary>
public abstract record SchemaLiteral
{
    private protected SchemaLiteral()
    {
    }
}

/// <summary>A number with or without a unit.</summary>
/// <param name="Value">The value in base units.</param>
/// <param name="IsBare">Whether it has no unit.</param>
public sealed record NumericLiteral(Quantity Value, bool IsBare) : SchemaLiteral;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BoolLiteral(bool Value) : SchemaLiteral;

/// <summary>A text.</summary>
public sealed record TextLiteral(string Value) : SchemaLiteral;

/// <summary><c>none</c>.</summary>
public sealed record NoneLiteral : SchemaLiteral;

/// <summary>A member of an enum, a word that replaces a value, or an entity of the prelude.</summary>
public sealed record WordLiteral(string Word) : SchemaLiteral;

/// <summary>A builtin function called without arguments, or named without parentheses.</summary>
public sealed record CallLiteral(string Function) : SchemaLiteral;

/// <summary>A list.</summary>
public sealed record ListLiteral(ImmutableArray<SchemaLiteral> Items) : SchemaLiteral
{
    /// <inheritdoc/>
    public bool Equals(ListLiteral? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Length;
}

/// <summary>A block with every member at its default.</summary>
public sealed record BlockLiteral : SchemaLiteral;

/// <summary>
/// A rule in words rather than a value: an expression of a later phase, or one over siblings that the options record
/// computes while the property is not set.
/// </summary>
public sealed record ComputedLiteral(string Text) : SchemaLiteral;
