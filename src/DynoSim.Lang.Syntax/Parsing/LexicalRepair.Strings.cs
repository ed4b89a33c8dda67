using System.Buffers;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class LexicalRepair
{
    private const string DoubleQuotes = "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\uFF02";
    private static readonly SearchValues<char> ForeignDoubleQuotes = SearchValues.Create(DoubleQuotes);
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B\u2039\u203A`\u00B4\u2032";

    /// <summary>A text whose closing quote is missing, or is a typographic one.</summary>
    private void RepairString(SourceToken token)
    {
        var close = token.Characters.IndexOfAny(ForeignDoubleQuotes);
        if (close > 0)
        {
            ReportQuote(new TextSpan(token.Start + close, 1), new TextSpan(token.Start + close, 1), "\"");
            EmitUpTo(Token(STRING, token.Start, token.Start + close + 1));
            return;
        }

        var end = token.Start + LengthOfUnclosed(token.Characters);
        _bag.Report(
            Descriptors.UnclosedString,
            new TextSpan(token.Start, 1),
            "the text that begins here has no closing quote on its line",
            label: "opened here",
            help: "write `\"` where the text ends",
            fix: _bag.Edit(new TextSpan(end, 0), "\""));
        EmitUpTo(Token(STRING, token.Start, end));
    }

    /// <summary>A text in quotes of a word processor or of another language.</summary>
    private bool TryRepairQuotes(SourceToken first)
    {
        var text = _source.Text;
        var family = DoubleQuotes.Contains(text[first.Start], StringComparison.Ordinal) ? DoubleQuotes + "\""
            : SingleQuotes.Contains(text[first.Start], StringComparison.Ordinal) ? SingleQuotes
            : null;
        if (family is null)
        {
            return false;
        }

        var rest = text.AsSpan(first.Start + 1, LineEnd(first.Start) - first.Start - 1);
        var close = rest.IndexOfAny(family);
        if (close < 0 && text[first.Start] == '\'')
        {
            return false;
        }

        var end = close < 0
            ? first.Start + LengthOfUnclosed(text.AsSpan(first.Start, rest.Length + 1))
            : first.Start + close + 2;
        var inner = text[(first.Start + 1)..(close < 0 ? end : end - 1)];
        ReportQuote(new TextSpan(first.Start, 1), TextSpan.FromBounds(first.Start, end), $"\"{inner}\"");
        EmitUpTo(Token(STRING, first.Start, end));
        return true;
    }

    private void ReportQuote(TextSpan span, TextSpan replaced, string replacement) => _bag.Report(
        Descriptors.InvalidCharacter,
        span,
        $"texts stand in straight quotes, not in {CharacterNames.Describe(_source.Text, span)}",
        help: $"write `{replacement}`",
        fix: _bag.Edit(replaced, replacement));

    /// <summary>
    /// Where a text without a closing quote probably ends: before a comment, before the brackets and separators at the
    /// end of the line that it does not open itself, before a further member.
    /// </summary>
    private static int LengthOfUnclosed(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf(" //");
        line = comment > 0 ? line[..comment] : line;
        var depth = 0;
        for (var i = 1; i < line.Length; i++)
        {
            var c = line[i];
            depth += c is '(' or '[' or '{' ? 1 : 0;
            var closesOutside = c is ')' or ']' or '}' && --depth < 0;
            var isLast = line[i..].TrimEnd(" \t)]};,").IsEmpty;
            if ((closesOutside && isLast) || (c == ';' && (isLast || StartsMember(line[(i + 1)..]))))
            {
                return line[..i].TrimEnd(" \t").Length;
            }
        }

        return line.TrimEnd(" \t").Length;
    }

    /// <summary>Whether a text reads like <c>name =</c> or <c>name {</c>.</summary>
    private static bool StartsMember(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(" \t");
        var name = 0;
        while (name < rest.Length && (char.IsAsciiLetterOrDigit(rest[name]) || rest[name] is '_' or '.'))
        {
            name++;
        }

        return name > 0 && rest[name..].TrimStart(" \t") is ['=' or '{', ..];
    }

    private void CheckEscapes(SourceToken token)
    {
        var text = token.Characters;
        var index = text.IndexOf('\\');
        while (index >= 0)
        {
            if (text[index + 1] is not ('"' or '\\' or 'n' or 't'))
            {
                _bag.Report(
                    Descriptors.InvalidEscape,
                    new TextSpan(token.Start + index, 2),
                    $"`\\{text[index + 1]}` is not an escape",
                    help: "write `\\\\` for a backslash; `\\\"`, `\\n` and `\\t` are the other escapes",
                    fix: _bag.Edit(new TextSpan(token.Start + index, 1), "\\\\"));
                return;
            }

            var next = text[(index + 2)..].IndexOf('\\');
            index = next < 0 ? -1 : index + 2 + next;
        }
    }
}
