using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>
/// An inner element of the tree. <see cref="Elements"/> holds every child in source order, tokens, skipped tokens and
/// nodes alike; the typed properties of the derived classes point into it.
/// </summary>
public abstract class SyntaxNode(ImmutableArray<SyntaxElement> elements) : SyntaxElement
{
    /// <summary>Every child in source order.</summary>
    public ImmutableArray<SyntaxElement> Elements { get; } = elements;

    /// <summary>The children that are nodes, in source order.</summary>
    public IEnumerable<SyntaxNode> ChildNodes => Elements.OfType<SyntaxNode>();

    /// <inheritdoc/>
    public override TextSpan Span =>
        Elements.IsEmpty ? default : TextSpan.FromBounds(Elements[0].Span.Start, Elements[^1].Span.End);

    /// <inheritdoc/>
    public override TextSpan FullSpan =>
        Elements.IsEmpty ? default : TextSpan.FromBounds(Elements[0].FullSpan.Start, Elements[^1].FullSpan.End);

    /// <inheritdoc/>
    public override void WriteTo(TextWriter writer)
    {
        foreach (var element in Elements)
        {
            element.WriteTo(writer);
        }
    }
}
