using System.Collections.Immutable;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>`Bytes/Tokens`, `List&lt;Time&gt;`, `Time?`: unit algebra over type atoms.</summary>
public sealed class TypeSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<TypeFactorSyntax> factors,
    SyntaxToken? optional)
    : SyntaxNode(elements)
{
    /// <summary>The atoms with the sign before each, at least one.</summary>
    public ImmutableArray<TypeFactorSyntax> Factors { get; } = factors;

    /// <summary>The question mark if present.</summary>
    public SyntaxToken? Optional { get; } = optional;
}

/// <summary>One atom of a type with the `*` or `/` before it.</summary>
public sealed class TypeFactorSyntax(
    ImmutableArray<SyntaxElement> elements,
    SyntaxToken? @operator,
    PathSyntax? name,
    ImmutableArray<TypeSyntax> arguments,
    SyntaxToken? number,
    TypeSyntax? inner)
    : SyntaxNode(elements)
{
    /// <summary>`*` or `/`; null for the first.</summary>
    public SyntaxToken? Operator { get; } = @operator;

    /// <summary>The named type; null for `1` or a parenthesis.</summary>
    public PathSyntax? Name { get; } = name;

    /// <summary>The types in angle brackets.</summary>
    public ImmutableArray<TypeSyntax> Arguments { get; } = arguments;

    /// <summary>The number `1` in `1/Time`.</summary>
    public SyntaxToken? Number { get; } = number;

    /// <summary>The type in parentheses.</summary>
    public TypeSyntax? Inner { get; } = inner;
}
