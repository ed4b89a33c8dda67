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

    /// <summary>Every node below this one, each before its own children.</summary>
    public IEnumerable<SyntaxNode> DescendantNodes()
    {
        var open = new Stack<SyntaxNode>();
        Push(this);
        while (open.TryPop(out var node))
        {
            yield return node;
            Push(node);
        }

        void Push(SyntaxNode parent)
        {
            for (var i = parent.Elements.Length - 1; i >= 0; i--)
            {
                if (parent.Elements[i] is SyntaxNode child)
                {
                    open.Push(child);
                }
            }
        }
    }

    /// <summary>
    /// Position and length without leading trivia and without tokens skipped before the first that counts.
    /// </summary>
    public override TextSpan Span
    {
        get
        {
            if (Elements.IsEmpty)
            {
                return default;
            }

            var first = Elements[0] is SkippedTokensSyntax && Elements.Length > 1 ? Elements[1] : Elements[0];
            return TextSpan.FromBounds(first.Span.Start, Elements[^1].Span.End);
        }
    }

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
