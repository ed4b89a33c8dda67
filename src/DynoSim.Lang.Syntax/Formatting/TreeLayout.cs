using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>
/// From the tree of a file without errors to its document. Every token is laid out by <see cref="Token"/> or
/// <see cref="Around"/>, which bring its comments along; the outermost node that begins or ends with a token takes
/// them, so that a comment behind a list does not break the list.
/// </summary>
internal sealed partial class TreeLayout
{
    private static readonly Doc Space = Doc.Text(" ");

    private readonly CommentMap _comments;

    // Blocks laid out so far, by which a block knows of those inside it.
    private int _blocks;

    private TreeLayout(CommentMap comments) => _comments = comments;

    /// <summary>The document of a file.</summary>
    public static Doc Of(FileSyntax file)
    {
        var layout = new TreeLayout(new CommentMap(file));
        var doc = layout.File(file);
        return layout._comments.IsEmpty
            ? doc
            : throw new InvalidOperationException("The formatter left out a comment.");
    }

    private Doc Token(SyntaxToken token) => Around(token, () => Doc.Text(TextOf(token)));

    private Doc Around(SyntaxElement element, Func<Doc> layOut)
    {
        var leading = _comments.TakeLeading(FirstToken(element));
        var trailing = _comments.TakeTrailing(LastToken(element));
        var doc = layOut();
        return leading.Count + trailing.Count == 0 ? doc : Doc.Concat(Before(leading), doc, Behind(trailing));
    }

    private static Doc Before(List<Comment> comments)
    {
        var parts = new List<Doc>();
        foreach (var comment in comments)
        {
            parts.Add(new CommentDoc(comment));
            parts.Add(Space);
        }

        return Doc.Concat(parts);
    }

    private static Doc Behind(List<Comment> comments)
    {
        var parts = new List<Doc>();
        foreach (var comment in comments)
        {
            parts.Add(Space);
            parts.Add(new CommentDoc(comment));
        }

        return Doc.Concat(parts);
    }

    /// <summary>Tokens and nodes one after the other; a comma has a blank behind it.</summary>
    private Doc Joined(SyntaxNode node) => Around(node, () =>
    {
        var parts = new List<Doc>();
        foreach (var element in node.Elements)
        {
            parts.Add(element is SyntaxToken token ? Token(token) : Joined((SyntaxNode)element));
            parts.Add(element is SyntaxToken { Text: "," } ? Space : Doc.Empty);
        }

        return Doc.Concat(parts);
    });

    /// <summary>
    /// Tokens and nodes with blanks between them. A reason begins a line of its own if they do not fit on one with it.
    /// </summary>
    private Doc Spaced(IEnumerable<SyntaxElement> elements)
    {
        var parts = new List<Doc>();
        Doc? reason = null;
        foreach (var element in elements)
        {
            if (element is BecauseSyntax because)
            {
                reason = Doc.Indent(Doc.Line, Around(because, () => Spaced(because.Elements)));
                continue;
            }

            parts.Add(parts.Count == 0 || element is SyntaxToken { Text: ":" } ? Doc.Empty : Space);
            parts.Add(element is SyntaxToken token ? Token(token) : Node((SyntaxNode)element));
        }

        return reason is null ? Doc.Concat(parts) : Doc.Group(Doc.Concat(parts), reason);
    }

    private static string TextOf(SyntaxToken token) =>
        token.Kind == SyntaxKind.Quantity && QuantityLiteral.Parse(token.Text).TryGet(out var literal, out _)
            ? literal.CanonicalText
            : token.Text;

    private static SyntaxToken TokenOf(SyntaxNode parent, string text) =>
        parent.Elements.OfType<SyntaxToken>().First(token => token.Text == text);

    private static SyntaxToken FirstToken(SyntaxElement element)
    {
        while (element is SyntaxNode node)
        {
            element = node.Elements[0];
        }

        return (SyntaxToken)element;
    }

    private static SyntaxToken LastToken(SyntaxElement element)
    {
        while (element is SyntaxNode node)
        {
            element = node.Elements[^1];
        }

        return (SyntaxToken)element;
    }

    /// <summary>
    /// What stands between two brackets, on lines of its own if it does not fit. Comments before the closing bracket
    /// belong inside.
    /// </summary>
    /// <param name="open">The opening bracket.</param>
    /// <param name="content">The content; null if there is none.</param>
    /// <param name="close">The closing bracket.</param>
    /// <param name="edge">What stands beside the brackets on one line.</param>
    private Doc Bracketed(SyntaxToken open, Func<Doc>? content, SyntaxToken close, Doc edge)
    {
        var inside = content is null ? _comments.TakeInside(open, close) : [];
        var before = Token(open);
        var inner = content?.Invoke();
        var last = inner is null ? inside : _comments.TakeLeading(close);
        var after = Token(close);
        if (inner is null && last.Count == 0)
        {
            return Doc.Concat(before, after);
        }

        var ending = last.Count == 0 ? Doc.Empty
            : inner is null ? Apart(last)
            : Doc.Concat(Space, Before(last));
        return Doc.Group(before, Doc.Indent(edge, inner ?? Doc.Empty, ending), edge, after);
    }

    /// <summary>The nodes between two brackets with the commas behind them.</summary>
    /// <param name="parent">The node whose elements they are.</param>
    /// <param name="open">The opening bracket.</param>
    /// <param name="close">The closing bracket.</param>
    /// <param name="isFilled">Whether as many as fit stand on a line, instead of one.</param>
    private Doc Items(SyntaxNode parent, SyntaxToken open, SyntaxToken close, bool isFilled)
    {
        var parts = new List<Doc>();
        var end = parent.Elements.IndexOf(close);
        for (var i = parent.Elements.IndexOf(open) + 1; i < end; i++)
        {
            if (parent.Elements[i] is SyntaxNode item)
            {
                var trailing = _comments.TakeTrailing(LastToken(item));
                var doc = Node(item);
                var apart = parts.Count == 0 ? doc
                    : isFilled ? Doc.Group(Doc.Line, doc)
                    : Doc.Concat(Doc.Line, doc);
                parts.Add(Doc.Concat(apart, Behind(trailing)));
            }
            else if (TokenRoles.RoleOf(parent, (SyntaxToken)parent.Elements[i], i) == TokenRole.Glued)
            {
                parts[^1] = Doc.Concat(parts[^1], Token((SyntaxToken)parent.Elements[i]));
            }
        }

        return Doc.Concat(parts);
    }

    private Doc List(SyntaxNode parent, string open, string close, Doc? edge = null, bool isFilled = false)
    {
        var first = TokenOf(parent, open);
        var last = parent.Elements.OfType<SyntaxToken>().First(
            token => token.Text == close && token.Span.Start > first.Span.Start);
        var isEmpty = ReferenceEquals(parent.Elements[parent.Elements.IndexOf(first) + 1], last);
        return Bracketed(
            first, isEmpty ? null : () => Items(parent, first, last, isFilled), last, edge ?? Doc.SoftLine);
    }

    private Doc Node(SyntaxNode node) => node switch
    {
        ExpressionSyntax expression => Expression(expression),
        ArgumentSyntax argument => Around(argument, () => Assigned(argument)),
        FormalSyntax formal => Around(formal, () => Assigned(formal)),
        TypeSyntax type => Joined(type),
        ImportItemSyntax item => Around(item, () => Spaced(item.Elements)),
        BlockSyntax block => Around(block, () => Block(block)),
        MemberSyntax member => Member(member),
        _ => Joined(node),
    };
}
