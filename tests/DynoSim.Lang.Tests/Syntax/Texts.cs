using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>Shorthands for parsing a text and for what holds of any tree.</summary>
internal static class Texts
{
    internal static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("test.dyno", text));

    /// <summary>Parses declarations behind a header of their own line.</summary>
    internal static SyntaxTree ParseBody(string declarations) => Parse("dynosim 1.0\n" + declarations);

    /// <summary>The findings as <c>DYN0010@3</c>, code and line, in order.</summary>
    internal static string[] Findings(SyntaxTree tree) =>
    [
        .. tree.Diagnostics.Select(diagnostic =>
            $"{diagnostic.Descriptor.Code}@{tree.Source.GetPosition(diagnostic.Span.Start).Line}"),
    ];

    /// <summary>Every token, those set aside included, in order.</summary>
    internal static IEnumerable<SyntaxToken> Tokens(SyntaxElement element) => element is SyntaxToken token
        ? [token]
        : ((SyntaxNode)element).Elements.SelectMany(Tokens);

    /// <summary>What holds of the tree of any text whatever.</summary>
    internal static void AssertWhole(SyntaxTree tree)
    {
        var text = tree.Source.Text;
        Assert.That(tree.Root.ToFullString(), Is.EqualTo(text), "the tree prints back");
        var position = 0;
        foreach (var token in Tokens(tree.Root))
        {
            if (token.FullSpan.Start != position)
            {
                Assert.Fail($"the token at {token.Span.Start} begins at {token.FullSpan.Start}, not at {position}");
            }

            position = token.Span.End;
        }

        Assert.That(position, Is.EqualTo(text.Length), "the tokens cover the text");
        foreach (var diagnostic in tree.Diagnostics)
        {
            if (diagnostic.Span.Start < 0 || diagnostic.Span.End > text.Length || diagnostic.Span.Length < 0)
            {
                Assert.Fail($"{diagnostic.Descriptor.Code} at {diagnostic.Span} is outside of the text");
            }
        }
    }
}
