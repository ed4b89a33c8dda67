using System.Text.RegularExpressions;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Formatting;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Tests.Syntax.Formatting;

/// <summary>What holds of the formatted text of any program, found without the formatter's own means.</summary>
internal static partial class Layout
{
    /// <summary>What is wrong with how a program is formatted; null if nothing is.</summary>
    internal static string? FaultOf(string text) => FaultOf(Texts.Parse(text));

    /// <summary>What is wrong with how a program is formatted; null if nothing is.</summary>
    internal static string? FaultOf(SyntaxTree tree)
    {
        var formatted = Formatter.Format(tree);
        if (IsDamaged(tree))
        {
            return formatted == tree.Source.Text ? null : "a damaged file was changed";
        }

        var again = Texts.Parse(formatted);
        if (IsDamaged(again))
        {
            return "the formatted text has errors";
        }

        return !SameTokens(tree, again) ? "tokens differ"
            : !Comments(tree).SequenceEqual(Comments(again)) ? "comments differ"
            : Formatter.Format(again) != formatted ? "formatting again changes it"
            : Blemish().Match(formatted) is { Success: true } match ? $"blanks at {match.Index}"
            : null;
    }

    /// <summary>Whether a tree has errors.</summary>
    internal static bool IsDamaged(SyntaxTree tree) =>
        tree.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Lines wider than the layout allows, other than comments and lines that nothing can break.</summary>
    internal static IEnumerable<string> WideLines(string formatted) => formatted.Split('\n')
        .Where(line => line.Length > Formatter.Columns)
        .Where(line => !line.Contains("//", StringComparison.Ordinal))
        .Where(line => line.Trim().Split(' ').Max(word => word.Length) < Formatter.Columns / 2);

    private static bool SameTokens(SyntaxTree before, SyntaxTree after)
    {
        var (first, second) = (Words(before), Words(after));
        return before.Root.Imports.Length > 1
            ? first.Order(StringComparer.Ordinal).SequenceEqual(second.Order(StringComparer.Ordinal))
            : first.SequenceEqual(second);
    }

    private static List<string> Words(SyntaxTree tree)
    {
        var words = new List<string>();
        foreach (var token in Texts.Tokens(tree.Root))
        {
            if (token.Text is "]" or "}" or ")" && words.Count > 0 && words[^1] == ",")
            {
                words.RemoveAt(words.Count - 1);
            }

            if (token.Text is not (";" or "" or "\uFEFF"))
            {
                words.Add(token.Kind == SyntaxKind.Quantity
                    && QuantityLiteral.Parse(token.Text).TryGet(out var literal, out _) ? literal.CanonicalText
                    : token.Text);
            }
        }

        return words;
    }

    // An import takes its comments along to where it is sorted.
    private static IEnumerable<string> Comments(SyntaxTree tree)
    {
        var comments = Texts.Tokens(tree.Root).SelectMany(token => Comment().Matches(token.LeadingTrivia))
            .Select(match => White().Replace(match.Value, " ").TrimEnd());
        return tree.Root.Imports.Length > 1 ? comments.Order(StringComparer.Ordinal) : comments;
    }

    [GeneratedRegex(@"//[^\r\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();

    [GeneratedRegex(@"[ \t]\n|\n\n\n|\r|^\n|[^\n]\z|\n\n\z")]
    private static partial Regex Blemish();
}
