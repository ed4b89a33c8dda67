using System.Text;
using System.Text.RegularExpressions;

namespace DynoSim.Lang.Baselines.Docs;

/// <summary>
/// The two grammar files as a page for readers: rules under headings, tokens by what is written in a file.
/// </summary>
internal static partial class GrammarPage
{
    private const string Head =
        """
        # Grammar

        Rendered from `grammar/DynoSimParser.g4` and `grammar/DynoSimLexer.g4`; a test keeps it current. Quoted text stands in a
        file as it is, names in capitals are tokens, `?`, `*` and `+` mean at most one, any number, and one or more. What the
        grammar allows and the language refuses (an `every` in a router, `a < b < c`) is said in
        [grammar/README.md](../grammar/README.md), with the precedence of operators and what happens after an error.

        """;

    private static readonly (string Heading, string First)[] Sections =
    [
        ("Files and imports", "file"),
        ("Members", "member"),
        ("Declarations and blocks", "paramDecl"),
        ("Statements", "statement"),
        ("Types", "type"),
        ("Expressions", "expr"),
        ("Names", "path"),
    ];

    internal static string Render(string parser, string lexer)
    {
        var words = Word().Matches(lexer).ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        var rules = parser[parser.IndexOf("\nfile ", StringComparison.Ordinal)..];
        var isOpen = false;
        foreach (var line in rules.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)))
        {
            var name = RuleName().Match(line).Value;
            if (Sections.FirstOrDefault(section => section.First == name) is { Heading: { } heading })
            {
                text.Append(isOpen ? "```\n" : "").Append($"\n## {heading}\n\n```text\n");
                isOpen = true;
            }

            if (line.Trim().Length > 0)
            {
                var shown = Token().Replace(line, match => words.GetValueOrDefault(match.Value, match.Value));
                text.Append(shown).Append('\n');
            }
        }

        text.Append("```\n\n## Tokens\n\nWords and signs stand in the rules above. The others:\n\n```text\n");
        foreach (Match token in Pattern().Matches(lexer))
        {
            text.Append(token.Value.TrimEnd()).Append('\n');
        }

        return text.Append("```\n").ToString();
    }

    [GeneratedRegex(@"^([A-Z]+)\s*: ('[^']+') ;", RegexOptions.Multiline)]
    private static partial Regex Word();

    [GeneratedRegex("^[a-zA-Z]+")]
    private static partial Regex RuleName();

    [GeneratedRegex(@"(?<![a-zA-Z'])[A-Z]{2,}\b|(?<![a-zA-Z'])Q\b")]
    private static partial Regex Token();

    [GeneratedRegex(
        @"^(?:fragment )?(?:QUANTITY|NUMBER|STRING|IDENT|TRIVIA|NUM|HEAD|TAIL|STRING_CHAR)\s*:.*\n",
        RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
