using System.Buffers;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class LexicalRepair
{
    private const int LongestText = 64;
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

        if (TryRepairLines(token))
        {
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

    /// <summary>
    /// A text that goes on in a further line: the quote that ends it would open one without an end, and no line between
    /// reads like a member.
    /// </summary>
    private bool TryRepairLines(SourceToken token)
    {
        var ahead = Enumerable.Range(1, LongestText).Select(Peek).TakeWhile(next => next is not null)
            .OfType<SourceToken>().ToList();
        var last = ahead.FindIndex(next => next.Type is UNCLOSED_STRING or STRING);
        if (last < 0 || ahead[last].Type != UNCLOSED_STRING
            || ahead[last].Characters[1..].TrimStart(" \t")
                is not ([] or ['{' or '}' or ')' or ']' or ';' or ',' or '/', ..])
            || Enumerable.Range(0, last).Any(i => (i == 0 || _layout.StartsLine(ahead, i))
                && TokenLayout.LooksLikeMember(ahead, i, out _)))
        {
            return false;
        }

        var lineEnd = LineEnd(token.Start);
        var rest = _source.Text.AsSpan(lineEnd, ahead[last].Start - lineEnd);
        var next = rest.IndexOfAnyExcept(" \t\r\n");
        var isOneBreak = next >= 0 && rest[next..].IndexOfAny('\r', '\n') < 0;
        _bag.Report(
            Descriptors.UnclosedString,
            new TextSpan(token.Start, 1),
            "the text that begins here goes on in another line",
            label: "opened here",
            help: "a text stands on one line; `\\n` in it is a line break",
            fix: isOneBreak ? _bag.Edit(new TextSpan(lineEnd, next), " ") : null);
        EmitUpTo(Token(STRING, token.Start, ahead[last].Start + 1));
        return true;
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
        var isPerhapsWord = family == SingleQuotes
            && _output.Count > 0 && _output[^1].Type == EQ && inner.All(IsOfWord);
        ReportQuote(
            new TextSpan(first.Start, 1), TextSpan.FromBounds(first.Start, end), $"\"{inner}\"",
            isPerhapsWord ? inner : null);
        EmitUpTo(Token(STRING, first.Start, end, $"\"{inner}\""));
        return true;
    }

    private void ReportQuote(TextSpan span, TextSpan replaced, string replacement, string? word = null) => _bag.Report(
        Descriptors.InvalidCharacter,
        span,
        $"texts stand in straight quotes, not in {CharacterNames.Describe(_source.Text, span)}",
        help: word is null ? $"write `{replacement}`" : $"write `{word}` for a word, `{replacement}` for a text",
        fix: word is null ? _bag.Edit(replaced, replacement) : null);

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
