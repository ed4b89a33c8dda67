using System.Buffers;
using System.Collections.Frozen;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class LexicalRepair
{
    private static readonly SearchValues<char> MemberBounds = SearchValues.Create(";{}\r\n");

    /// <summary>Signs of other languages and of word processors, and what they mean here.</summary>
    private static readonly FrozenDictionary<string, int> Substitutes = new Dictionary<string, int>
    {
        ["&&"] = AND,
        ["&"] = AND,
        ["||"] = OR,
        ["|"] = OR,
        ["!"] = NOT,
        ["%"] = MOD,
        ["\u2212"] = MINUS,
        ["\u2013"] = MINUS,
        ["\u2014"] = MINUS,
        ["\u00D7"] = STAR,
        ["\u00B7"] = STAR,
        ["\u00F7"] = SLASH,
        ["\u2264"] = LE,
        ["\u2265"] = GE,
        ["\u2260"] = NE,
        ["\u2026"] = DOTDOT,
        ["\uFF0C"] = COMMA,
        ["\uFF1B"] = SEMI,
        ["\uFF1A"] = COLON,
        ["\uFF1D"] = EQ,
        ["\uFF08"] = LPAREN,
        ["\uFF09"] = RPAREN,
        ["\uFF5B"] = LBRACE,
        ["\uFF5D"] = RBRACE,
        ["\uFF3B"] = LBRACK,
        ["\uFF3D"] = RBRACK,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private void RepairCharacters(SourceToken first)
    {
        var c = _source.Text[first.Start];
        if (TryRepairQuotes(first) || TryRepairMoney(first))
        {
            return;
        }

        if (first.Start == 0 && c == '\uFEFF')
        {
            // A byte order mark at the beginning says what the encoding says anyway.
            Skip(1);
        }
        else if (c == '#')
        {
            SkipForeignComment(first);
        }
        else if (IsForeignLetter(c))
        {
            RepairName(first);
        }
        else
        {
            ReplaceOrSkip(first);
        }
    }

    private void ReplaceOrSkip(SourceToken first)
    {
        var count = CountAdjacent(first);
        var end = Peek(count - 1)?.End ?? first.End;
        var text = _source.Text[first.Start..end];
        if (Substitutes.TryGetValue(text, out var type))
        {
            var meant = TokenTypes.FixedText(type) ?? "";
            var span = TextSpan.FromBounds(first.Start, end);
            var touchesBefore = first.Start > 0 && IsOfWord(_source.Text[first.Start - 1]);
            var touchesAfter = end < _source.Text.Length && IsOfWord(_source.Text[end]);
            var isWord = IsOfWord(meant[^1]);
            _bag.Report(
                Descriptors.InvalidCharacter,
                span,
                $"`{text}` is not a sign of the language",
                help: $"write `{meant}`",
                fix: _bag.Edit(
                    span, (isWord && touchesBefore ? " " : "") + meant + (isWord && touchesAfter ? " " : "")));
            Emit(Token(type, first.Start, end, meant), count);
            return;
        }

        var length = char.IsSurrogatePair(_source.Text, first.Start) ? 2 : 1;
        _bag.Report(
            Descriptors.InvalidCharacter,
            new TextSpan(first.Start, length),
            $"{CharacterNames.Describe(_source.Text, first.Span)} cannot stand outside of texts and comments");
        if (_output.Count > 0 && TokenTypes.IsNumeric(_output[^1].Type) && _output[^1].End == first.Start
            && Peek(count) is { Type: IDENT } word && word.Start == end)
        {
            // `5°C`: all of it is the unit.
            var number = _output[^1];
            _output.RemoveAt(_output.Count - 1);
            _skipped.InsertRange(0, number.SkippedBefore);
            Emit(Token(QUANTITY, number.Start, word.End), count + 1);
            return;
        }

        _bag.Doubt(AroundMember(first.Start));
        _skipped.Add(Token(BAD, first.Start, end));
        Advance(count);
    }

    /// <summary>As far as the text alone tells it, what a character stands in.</summary>
    private TextSpan AroundMember(int position)
    {
        var start = _source.Text.AsSpan(0, position).LastIndexOfAny(MemberBounds) + 1;
        var length = _source.Text.AsSpan(position).IndexOfAny(MemberBounds);
        return TextSpan.FromBounds(start, length < 0 ? _source.Text.Length : position + length);
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>How many characters of no token touch one another from here on.</summary>
    private int CountAdjacent(SourceToken first)
    {
        var count = 1;
        var end = first.End;
        while (Peek(count) is { Type: BAD } next && next.Start == end
               && !DoubleQuotes.Contains(_source.Text[next.Start], StringComparison.Ordinal))
        {
            end = next.End;
            count++;
        }

        return count;
    }

    private void SkipForeignComment(SourceToken first)
    {
        _bag.Report(
            Descriptors.InvalidCharacter,
            first.Span,
            "`#` begins no comment",
            help: "write `//`",
            fix: _bag.Edit(first.Span, "//"));
        SkipLine(first.Start);
    }

    /// <summary><c>-- a comment</c>: a line that begins with dashes and goes on with words.</summary>
    private bool TrySkipDashes(SourceToken first)
    {
        if (Peek(1) is not { Type: MINUS } second || second.Start != first.End
            || (_output.Count > 0 && _layout.AreOnOneLine(_output[^1], first))
            || Peek(2) is not { } next || next.Start == second.End || !_layout.AreOnOneLine(second, next)
            || !(TokenTypes.IsWord(next.Type) || next.Type == IDENT))
        {
            return false;
        }

        var span = TextSpan.Covering(first.Span, second.Span);
        _bag.Report(
            Descriptors.UnexpectedToken,
            span,
            "`--` begins no comment",
            help: "write `//`",
            fix: _bag.Edit(span, "//"));
        SkipLine(first.Start);
        return true;
    }

    /// <summary><c>} elif x {</c>: one word of other languages for two.</summary>
    private bool TryRepairElseIf(SourceToken word)
    {
        if (_output.Count == 0 || _output[^1].Type != RBRACE || word.Characters is not ("elif" or "elsif" or "elseif"))
        {
            return false;
        }

        _bag.Report(
            Descriptors.UnexpectedToken,
            word.Span,
            $"`{word.Text}` is no word of the language",
            help: "write `else when`",
            fix: _bag.Edit(word.Span, "else when"));
        Emit(Token(ELSE, word.Start, word.End, "else"));
        Emit(SourceToken.Missing(_source, WHEN, word.End), 0);
        return true;
    }

    /// <summary><c>import { A from "lib.dyno"</c>: the brace that lacks stands before <c>from</c>.</summary>
    private bool TryCloseImport(SourceToken from)
    {
        var open = _output.Count - 1;
        while (open > 0 && _output[open].Type != LBRACE
               && (TokenTypes.IsName(_output[open].Type) || _output[open].Type is COMMA))
        {
            open--;
        }

        if (open < 1 || _output[open].Type != LBRACE || _output[open - 1].Type != IMPORT
            || _output[^1].Type != IDENT || Peek(1) is not { Type: STRING })
        {
            return false;
        }

        _bag.Report(
            Descriptors.UnexpectedToken,
            from.Span,
            "expected `}` before `from`",
            help: "imported names stand in braces",
            fix: _bag.Edit(new TextSpan(_output[^1].End, 0), " }"));
        Emit(SourceToken.Missing(_source, RBRACE, _output[^1].End), 0);
        Emit(from);
        return true;
    }

    private void SkipLine(int start)
    {
        var lineEnd = LineEnd(start);
        while (Peek(0) is { } next && next.Start < lineEnd && next.Type != TokenTypes.EndOfFile)
        {
            Skip(1);
        }
    }

    /// <summary>A name with letters beyond ASCII: reported once, and then a name like any other.</summary>
    private void RepairName(SourceToken first)
    {
        var start = first.Start;
        if (_output.Count > 0 && _output[^1].End == start && TokenTypes.EndsOperand(_output[^1].Type))
        {
            if (_output[^1].Type is not (IDENT or NUMBER or QUANTITY))
            {
                ReplaceOrSkip(first);
                return;
            }

            start = _output[^1].Start;
            _skipped.InsertRange(0, _output[^1].SkippedBefore);
            _output.RemoveAt(_output.Count - 1);
        }

        var end = first.End;
        var count = 1;
        while (Peek(count) is { } next && next.Start == end
               && (TokenTypes.IsWord(next.Type) || next.Type is IDENT or NUMBER or QUANTITY or BADNUM
                   || (next.Type == BAD && IsForeignLetter(_source.Text[next.Start]))))
        {
            end = next.End;
            count++;
        }

        _bag.Report(
            Descriptors.InvalidCharacter,
            first.Span,
            $"{CharacterNames.Describe(_source.Text, first.Span)} cannot stand in a name",
            help: "names are made of the letters a to z and A to Z, digits and `_`");
        Emit(Token(char.IsAsciiDigit(_source.Text[start]) ? QUANTITY : IDENT, start, end), count);
    }

    private static bool IsForeignLetter(char c) => c > '\u007F' && char.IsLetter(c);
}
