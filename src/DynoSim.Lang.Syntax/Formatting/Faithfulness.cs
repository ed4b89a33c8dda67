using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>
/// Holds a formatted file against the one it was made from before anyone writes it: the same structure, the same
/// tokens, the same comments. A difference is a defect of the formatter and never reaches a file.
/// </summary>
internal static class Faithfulness
{
    /// <summary>Compares two trees.</summary>
    /// <exception cref="InvalidOperationException">They differ in more than layout.</exception>
    public static void Check(SyntaxTree before, SyntaxTree after)
    {
        var fault = after.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error)?.Message
            ?? Difference(Structure(before.Root), Structure(after.Root))
            ?? Difference(Comments(before.Root), Comments(after.Root));
        if (fault is not null)
        {
            throw new InvalidOperationException($"formatting would change more than the layout: {fault}");
        }
    }

    private static string? Difference(IEnumerable<string> before, IEnumerable<string> after)
    {
        using var first = before.GetEnumerator();
        using var second = after.GetEnumerator();
        while (true)
        {
            var (was, isNow) = (Next(first), Next(second));
            if (was != isNow)
            {
                return $"{was ?? "the end"} becomes {isNow ?? "the end"}";
            }

            if (was is null)
            {
                return null;
            }
        }
    }

    private static string? Next(IEnumerator<string> words) => words.MoveNext() ? words.Current : null;

    private static IEnumerable<string> Structure(FileSyntax file) =>
        Structure(file.Header)
            .Concat(TreeLayout.Sorted(file).SelectMany(Structure))
            .Concat(file.Declarations.SelectMany(Structure));

    private static IEnumerable<string> Structure(SyntaxNode? root)
    {
        var open = new Stack<(SyntaxElement Element, TokenRole Role)>();
        if (root is not null)
        {
            open.Push((root, TokenRole.Printed));
        }

        while (open.TryPop(out var next))
        {
            if (next.Element is SkippedTokensSyntax)
            {
                continue;
            }

            if (next.Element is SyntaxNode node)
            {
                yield return node.GetType().Name;
                for (var i = node.Elements.Length - 1; i >= 0; i--)
                {
                    var child = node.Elements[i];
                    open.Push((
                        child, child is SyntaxToken token ? TokenRoles.RoleOf(node, token, i) : TokenRole.Printed));
                }
            }
            else if (next is { Role: not TokenRole.Dropped, Element: SyntaxToken token })
            {
                yield return token.Kind == SyntaxKind.Quantity
                    && QuantityLiteral.Parse(token.Text).TryGet(out var literal, out _)
                        ? literal.CanonicalText
                        : token.Text;
            }
        }
    }

    // Imports take their comments along, so only what there is can be compared, not its order.
    private static IEnumerable<string> Comments(FileSyntax file) => TokenRoles.Of(file)
        .SelectMany(entry => Trivia.Read([(entry.Token.LeadingTrivia, 0)]).Comments)
        .Select(comment => string.Concat(comment.Text.Where(c => !char.IsWhiteSpace(c))))
        .Order(StringComparer.Ordinal);
}
