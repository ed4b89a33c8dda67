using System.Collections.Immutable;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>A single name; a soft keyword in a name's place counts.</summary>
public sealed class NameSyntax(
    ImmutableArray<SyntaxElement> elements,
    SyntaxToken token)
    : SyntaxNode(elements)
{
    /// <summary>The identifier or soft keyword; may be missing.</summary>
    public SyntaxToken Token { get; } = token;
}

/// <summary>Names joined by dots, as in `session.turn`.</summary>
public sealed class PathSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<NameSyntax> names)
    : SyntaxNode(elements)
{
    /// <summary>The segments, at least one.</summary>
    public ImmutableArray<NameSyntax> Names { get; } = names;
}
