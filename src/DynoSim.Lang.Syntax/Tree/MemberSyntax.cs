using System.Collections.Immutable;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>Anything that may stand in a block or at the top level: a declaration, a property or a statement.</summary>
public abstract class MemberSyntax(ImmutableArray<SyntaxElement> elements) : SyntaxNode(elements);

/// <summary>`@deprecated("use X")` before a member.</summary>
public sealed class AnnotationSyntax(
    ImmutableArray<SyntaxElement> elements,
    NameSyntax name,
    ImmutableArray<ArgumentSyntax> arguments)
    : SyntaxNode(elements)
{
    /// <summary>The annotation's name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>The arguments, possibly none.</summary>
    public ImmutableArray<ArgumentSyntax> Arguments { get; } = arguments;
}

/// <summary>`{ … }` with members.</summary>
public sealed class BlockSyntax(
    ImmutableArray<SyntaxElement> elements,
    SyntaxToken open,
    ImmutableArray<MemberSyntax> members,
    SyntaxToken close)
    : SyntaxNode(elements)
{
    /// <summary>The opening brace; may be missing.</summary>
    public SyntaxToken Open { get; } = open;

    /// <summary>The members in order.</summary>
    public ImmutableArray<MemberSyntax> Members { get; } = members;

    /// <summary>The closing brace; may be missing.</summary>
    public SyntaxToken Close { get; } = close;
}
