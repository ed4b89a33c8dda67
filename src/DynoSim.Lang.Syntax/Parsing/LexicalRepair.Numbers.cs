using System.Buffers;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class LexicalRepair
{
    private const int MemberLookahead = 16;
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789_.");

    private void RepairNumber(SourceToken token)
    {
        var isVersion = _output.Count == 1 && _output[0].Type == DYNOSIM;
        if (isVersion)
        {
            Emit(token);
        }
        else if (!TryRepairPoint(token) && !TrySplitWord(token) && !TryJoinUnit(token) && !TryJoinParts(token))
        {
            CheckNumber(token);
        }
    }

    private void CheckNumber(SourceToken token)
    {
        if (token.Type == NUMBER && IsPlainNumber(token.Characters))
        {
            Emit(token);
            return;
        }

        var error = token.Type == NUMBER
            ? NumberLiteral.Parse(token.Text).Error
            : QuantityLiteral.Parse(token.Text).Error;
        if (error is null)
        {
            Emit(token.Type == BADNUM ? token.As(QUANTITY) : token);
            return;
        }

        if (token.Text.LastIndexOf('/') is > 0 and var slash
            && (error.Fault == QuantityFault.UnitSpacing || token.Type == BADNUM)
            && QuantityLiteral.Parse(token.Text[..slash]).Value is not null)
        {
            EmitDivision(token, token.Start + slash);
            return;
        }

        Report(error, token.Start, token.Span);
        Emit(token.As(token.Type == NUMBER ? NUMBER : QUANTITY, isReported: true));
    }

    /// <summary><c>80GB/n</c>: what is glued to a quantity goes on as the division it was meant to be.</summary>
    private void EmitDivision(SourceToken token, int slash)
    {
        var name = _source.Text[(slash + 1)..token.End];
        _bag.Report(
            Descriptors.UnitSpacing,
            TextSpan.FromBounds(slash + 1, token.End),
            $"without spaces, `/{name}` is part of the unit, and `{name}` is not a unit",
            help: $"write ` / {name}`, with spaces, to divide by `{name}`",
            fix: _bag.Edit(new TextSpan(slash, 1), " / "));
        Emit(Token(QUANTITY, token.Start, slash));
        Emit(Token(SLASH, slash, slash + 1), 0);
        Emit(Token(IDENT, slash + 1, token.End), 0);
    }

    /// <summary><c>5.</c> and <c>5.ms</c>: a point without digits behind it.</summary>
    private bool TryRepairPoint(SourceToken token)
    {
        if (Peek(1) is not { Type: DOT } point || point.Start != token.End)
        {
            return false;
        }

        var count = Peek(2) is { Type: IDENT } word && word.Start == point.End ? 3 : 2;
        var end = Peek(count - 1)?.End ?? point.End;
        ReportBadPoint(TextSpan.FromBounds(token.Start, end));
        Emit(Token(QUANTITY, token.Start, end), count);
        return true;
    }

    private bool StartsFraction(SourceToken point) =>
        Peek(1) is { } number && TokenTypes.IsNumeric(number.Type) && number.Start == point.End
        && (_output.Count == 0 || _output[^1].End != point.Start || !TokenTypes.EndsOperand(_output[^1].Type));

    /// <summary><c>1...8</c>: one point too many for a range.</summary>
    private bool TryRepairRange(SourceToken point)
    {
        if (_output.Count == 0 || _output[^1].Type != DOTDOT || _output[^1].End != point.Start)
        {
            return false;
        }

        _bag.Report(
            Descriptors.UnexpectedToken,
            point.Span,
            "a range is written with two points",
            help: "write `..`; both ends belong to it",
            fix: _bag.Edit(point.Span, ""));
        Skip(1);
        return true;
    }

    /// <summary><c>.5</c>: a point without a digit before it.</summary>
    private void RepairFraction(SourceToken point)
    {
        var end = Peek(1)?.End ?? point.End;
        ReportBadPoint(TextSpan.FromBounds(point.Start, end));
        Emit(Token(QUANTITY, point.Start, end, "0" + _source.Text[point.Start..end]), 2);
    }

    private void ReportBadPoint(TextSpan span) => _bag.Report(
        Descriptors.BadNumber,
        span,
        $"`{_source.ToString(span)}` is not a number",
        help: "a number has one decimal point with a digit on either side, as in `0.5`");

    /// <summary><c>8step</c> in <c>1..8step 2</c>: a word of the language glued to a number.</summary>
    private bool TrySplitWord(SourceToken token)
    {
        if (token.Type == NUMBER)
        {
            return false;
        }

        var text = token.Characters;
        var digits = text.IndexOfAnyExcept(NumberCharacters);
        if (digits <= 0 || !char.IsAsciiLetter(text[digits]))
        {
            return false;
        }

        var middle = token.Start + digits;
        var rest = Scanner.Scan(_source, middle, token.End);
        if (!TokenTypes.IsWord(rest[0].Type))
        {
            return false;
        }

        var word = rest[0].Text;
        _bag.Report(
            Descriptors.BadNumber,
            token.Span,
            $"`{token.Text}` is not a number: `{word}` is a word of the language",
            help: $"write a space before `{word}`",
            fix: _bag.Edit(new TextSpan(middle, 0), " "));
        Emit(Token(NUMBER, token.Start, middle));
        foreach (var piece in rest.Where(piece => piece.Length > 0))
        {
            Emit(piece, 0);
        }

        return true;
    }

    /// <summary><c>5 ms</c>: the unit stands apart from the number, on the same line.</summary>
    private bool TryJoinUnit(SourceToken token)
    {
        if (token.Type != NUMBER || Peek(1) is not { Type: IDENT or BAD } unit || !IsBlank(token.End, unit.Start)
            || !CanBeUnit(unit))
        {
            return false;
        }

        var count = 2;
        var end = unit.End;
        while (Peek(count) is { Type: SLASH } slash && slash.Start == end
               && Peek(count + 1) is { Type: IDENT } divisor && divisor.Start == slash.End
               && (UnitTable.IsUnit(divisor.Text)
                   || QuantityLiteral.Parse("1" + divisor.Text).Error is { Replacement: not null }))
        {
            end = divisor.End;
            count += 2;
        }

        var meaning = token.Text + _source.Text[unit.Start..end];
        var error = QuantityLiteral.Parse(meaning).Error;
        if (error is not null && error.Fault != QuantityFault.AmbiguousUnit && error.Replacement is null)
        {
            return false;
        }

        if (error is null)
        {
            ReportSpace(token.Start, token.End, unit.Start, end, meaning);
        }
        else
        {
            Report(error, unit.Start - token.Length, TextSpan.FromBounds(unit.Start, end), token.End);
        }

        Emit(Token(QUANTITY, token.Start, end, meaning), count);
        return true;
    }

    private bool CanBeUnit(SourceToken word)
    {
        var ahead = Enumerable.Range(1, MemberLookahead).Select(Peek).OfType<SourceToken>().ToList();
        if (word.Type == IDENT)
        {
            return IsBeforeBlock(ahead) || !TokenLayout.LooksLikeMember(ahead, 0, out _);
        }

        var isFollowedByOperand = ahead.Count > 1 && _layout.AreOnOneLine(word, ahead[1])
            && (TokenTypes.IsName(ahead[1].Type) || TokenTypes.IsNumeric(ahead[1].Type) || ahead[1].Type == LPAREN);
        return word.Characters is "%" && !isFollowedByOperand;
    }

    /// <summary><c>every 5 min {</c>: the block is not that of a kind called <c>min</c>.</summary>
    private bool IsBeforeBlock(List<SourceToken> ahead)
    {
        if (ahead is not [_, { Type: LBRACE }, ..])
        {
            return false;
        }

        for (var i = _output.Count - 1; i >= 0 && _output[i].Type is not (LBRACE or RBRACE or SEMI); i--)
        {
            if (_output[i].Type is WHEN or EVERY)
            {
                return true;
            }

            if (_layout.StartsLine(_output, i))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary><c>1h 30min</c>: a compound written as two quantities.</summary>
    private bool TryJoinParts(SourceToken token)
    {
        if (token.Type != QUANTITY || Peek(1) is not { Type: QUANTITY } second || !IsBlank(token.End, second.Start))
        {
            return false;
        }

        var meaning = token.Text + second.Text;
        if (QuantityLiteral.Parse(meaning).Value is null)
        {
            return false;
        }

        ReportSpace(token.Start, token.End, second.Start, second.End, meaning);
        Emit(Token(QUANTITY, token.Start, second.End, meaning), 2);
        return true;
    }

    /// <summary><c>$ 3</c>: the sign of the money stands apart from the amount.</summary>
    private bool TryRepairMoney(SourceToken sign)
    {
        if (sign.Characters is "$" or "\u20AC" or "\u00A3" or "\u00A5" && TryRepairMoneyBehind(sign))
        {
            return true;
        }

        if (Peek(1) is not { } amount || !TokenTypes.IsNumeric(amount.Type))
        {
            return false;
        }

        if (sign.Characters is "\u20AC" or "\u00A3" or "\u00A5" && amount.Start == sign.End)
        {
            ReportMoney(sign, TextSpan.Covering(sign.Span, amount.Span), amount.Text);
            Emit(Token(QUANTITY, sign.Start, amount.End, "$" + amount.Text), 2);
            return true;
        }

        if (sign.Characters is not "$" || !IsBlank(sign.End, amount.Start))
        {
            return false;
        }

        var meaning = "$" + amount.Text;
        ReportSpace(sign.Start, sign.End, amount.Start, amount.End, meaning);
        Emit(Token(QUANTITY, sign.Start, amount.End, meaning), 2);
        return true;
    }

    /// <summary><c>5$</c>: the sign of the money stands behind the amount.</summary>
    private bool TryRepairMoneyBehind(SourceToken sign)
    {
        if (_output.Count == 0 || _output[^1] is not { Type: NUMBER } amount || amount.End != sign.Start)
        {
            return false;
        }

        var count = 1;
        var end = sign.End;
        while (Peek(count) is { Type: SLASH } slash && slash.Start == end
               && Peek(count + 1) is { Type: IDENT } divisor && divisor.Start == slash.End)
        {
            end = divisor.End;
            count += 2;
        }

        var meaning = amount.Text + _source.Text[sign.End..end];
        ReportMoney(sign, TextSpan.FromBounds(amount.Start, end), meaning);
        _output.RemoveAt(_output.Count - 1);
        _skipped.InsertRange(0, amount.SkippedBefore);
        Emit(Token(QUANTITY, amount.Start, end, "$" + meaning), count);
        return true;
    }

    private void ReportMoney(SourceToken sign, TextSpan whole, string amount) => _bag.Report(
        Descriptors.InvalidCharacter,
        sign.Span,
        sign.Characters is "$" ? "`$` stands before the amount" : $"`{sign.Text}` is no currency of the language",
        help: sign.Characters is "$" ? $"write `${amount}`" : "amounts are in US dollars, as in `$5`",
        fix: sign.Characters is "$" ? _bag.Edit(whole, "$" + amount) : null);

    private void ReportSpace(int start, int gapStart, int gapEnd, int end, string meaning)
    {
        var span = TextSpan.FromBounds(start, end);
        _bag.Report(
            Descriptors.UnitSpacing,
            span,
            $"a quantity is written without spaces, unlike `{_source.ToString(span)}`",
            help: $"write `{meaning}`",
            fix: _bag.Edit(TextSpan.FromBounds(gapStart, gapEnd), ""));
    }

    /// <param name="error">What is wrong.</param>
    /// <param name="origin">Where the text that was read begins.</param>
    /// <param name="whole">Where in the file it can be.</param>
    /// <param name="gap">Where a space begins that the right spelling does not have; none if negative.</param>
    private void Report(QuantityError error, int origin, TextSpan whole, int gap = -1)
    {
        var length = error.Length > 0 ? error.Length : 1;
        var start = Math.Clamp(origin + error.Column, whole.Start, whole.End - 1);
        var span = TextSpan.FromBounds(start, Math.Min(start + length, whole.End));
        _bag.Report(
            DescriptorOf(error.Fault),
            span,
            error.Message,
            help: error.Help,
            fix: error.Replacement is null ? null
                : gap < 0 ? _bag.Edit(span, error.Replacement)
                : _bag.Edit(
                    TextSpan.FromBounds(gap, span.End), _source.Text[whole.Start..span.Start] + error.Replacement));
    }

    private static DiagnosticDescriptor DescriptorOf(QuantityFault fault) => fault switch
    {
        QuantityFault.UnknownUnit => Descriptors.UnknownUnit,
        QuantityFault.AmbiguousUnit => Descriptors.AmbiguousUnit,
        QuantityFault.UnitSpacing => Descriptors.UnitSpacing,
        QuantityFault.MixedQuantity => Descriptors.MixedQuantity,
        _ => Descriptors.BadNumber,
    };

    private bool IsBlank(int start, int end) =>
        end > start && _source.Text.AsSpan(start, end - start).IndexOfAnyExcept(' ', '\t') < 0;

    /// <summary>Digits alone, or with one point among them: right without a closer look.</summary>
    private static bool IsPlainNumber(ReadOnlySpan<char> text)
    {
        if (text.Length > 15)
        {
            return false;
        }

        var point = text.IndexOf('.');
        return text.IndexOfAnyExceptInRange('0', '9') < 0
            || (point > 0 && text[..point].IndexOfAnyExceptInRange('0', '9') < 0
                && text[(point + 1)..].IndexOfAnyExceptInRange('0', '9') < 0);
    }
}
