using System.Text;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Baselines.Syntax;

/// <summary>
/// The tokens of a tree, one a line: place, kind, text; white space before a token is not shown, comments are.
/// </summary>
internal static class TokensText
{
    internal static string Render(SourceText source, SyntaxNode root)
    {
        var text = new StringBuilder();
        foreach (var token in TokensOf(root))
        {
            var comments = token.LeadingTrivia.Split('\n').Select(line => line.Trim())
                .Where(line => line.Length > 0);
            foreach (var comment in comments)
            {
                text.Append($"        {comment}\n");
            }

            var (line, column) = source.GetPosition(token.Span.Start);
            var place = $"{line}:{column}";
            var meaning = token.ValueText == token.Text ? "" : $"  means {Visible(token.ValueText)}";
            var shown = token.IsMissing ? "(missing)" : Visible(token.Text);
            text.Append($"{place,-7} {token.Kind,-11} {shown}{meaning}".TrimEnd());
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Visible(string text) => string.Concat(text.Select(c => c switch
    {
        '\n' => "\\n",
        _ when char.IsControl(c) => $"\\u{(int)c:X4}",
        _ => c.ToString(),
    }));

    private static IEnumerable<SyntaxToken> TokensOf(SyntaxElement element) => element is SyntaxToken token
        ? [token]
        : ((SyntaxNode)element).Elements.SelectMany(TokensOf);
}
