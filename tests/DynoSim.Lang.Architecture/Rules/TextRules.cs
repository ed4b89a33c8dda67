using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynoSim.Lang.Architecture.Rules;

/// <summary>Rules about characters and lines, for every kind of text file.</summary>
internal static partial class TextRules
{
    private const int MaximumColumns = 120;

    /// <summary>Lines inside a raw string literal are data, which cannot be broken.</summary>
    public static IEnumerable<Finding> Width(SourceFile file)
    {
        var findings = Lines(file, line => line.Length > MaximumColumns
            ? ($"the line has {line.Length} columns", $"break it before {MaximumColumns}")
            : null).ToArray();
        return findings.Length == 0 ? [] : findings.Where(finding => !IsInsideRawString(file, finding.Line));
    }

    public static IEnumerable<Finding> TrailingWhitespace(SourceFile file) => Lines(file, line =>
        line.Length > 0 && char.IsWhiteSpace(line[^1]) && line[^1] != '\r'
            ? ("the line ends in white space", "remove it")
            : null);

    public static IEnumerable<Finding> ControlCharacters(SourceFile file) => Lines(file, line =>
        line.Where(character => char.IsControl(character) || IsInvisible(character)).Take(1).ToArray() is [var found]
            ? ($"the line contains U+{(int)found:X4}", "remove it, or write an escape")
            : null);

    public static IEnumerable<Finding> FinalNewline(SourceFile file) =>
        file.Text.Length == 0 || (file.Text.EndsWith('\n') && !file.Text.EndsWith("\n\n", StringComparison.Ordinal))
            ? []
            : [file.Finding(file.Lines.Count, "the file does not end in one newline", "end it in exactly one")];

    /// <summary>Words that promise later work.</summary>
    public static IEnumerable<Finding> Marks(SourceFile file) => Lines(file, line =>
        Mark().Match(line) is { Success: true } mark
            ? ($"`{mark.Value}` marks unfinished work", "finish it, or open an issue and leave the code honest")
            : null);

    /// <summary>Folders that exist on one machine only.</summary>
    public static IEnumerable<Finding> MachinePaths(SourceFile file) => Lines(file, line =>
        MachinePath().Match(line) is { Success: true } path
            ? ($"`{path.Value}` is a path of one machine", "make it relative to the repository, or a setting")
            : null);

    private static bool IsInsideRawString(SourceFile file, int line) => file.Syntax.DescendantNodes().Any(node =>
    {
        var first = node.GetFirstToken();
        var span = node.GetLocation().GetLineSpan();
        return node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax
            && first.Kind() is SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            && span.StartLinePosition.Line + 1 < line && line <= span.EndLinePosition.Line;
    });

    private static bool IsInvisible(char character) => character is '\uFEFF' or '\u200B' or '\u202E';

    private static IEnumerable<Finding> Lines(SourceFile file, Func<string, (string Problem, string Fix)?> judge)
    {
        for (var i = 0; i < file.Lines.Count; i++)
        {
            if (judge(file.Lines[i]) is var (problem, fix))
            {
                yield return file.Finding(i + 1, problem, fix);
            }
        }
    }

    // Written with brackets so that the rule does not find itself.
    [GeneratedRegex(@"\b(T[O]DO|F[I]XME|H[A]CK|X[X]X|NotImplemented[E]xception)\b")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<![\w.~*-])/(work|home|root|Users|mnt|Volumes)/[\w.-]+|\b[A-Z]:\\\w[\w.-]*")]
    private static partial Regex MachinePath();
}
