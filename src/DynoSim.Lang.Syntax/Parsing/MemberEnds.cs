using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Ends of members that the grammar would read differently than they were meant: a line that ends in <c>=</c> above one
/// that begins like a member, whose first word would become the value; <c>1,000</c> and <c>5,5ms</c>, where a comma
/// would end the member.
/// </summary>
internal sealed class MemberEnds(SourceText source, List<SourceToken> tokens, DiagnosticBag bag)
{
    private readonly TokenLayout _layout = new(source);
    private readonly List<SourceToken> _output = new(tokens.Count);

    /// <summary>The tokens, each member ended where it was meant to.</summary>
    public List<SourceToken> Repair()
    {
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var type = tokens[i].Type;
            var isAmongMembers = !open.TryPeek(out var opener) || opener == LBRACE;
            if (isAmongMembers && EndOfNumber(i) is var end && end > i + 1)
            {
                EmitNumber(i, end);
                i = end - 1;
                continue;
            }

            if (isAmongMembers && LeavesPreviousDangling(i))
            {
                EmitMissing(tokens[i - 1]);
            }

            _output.Add(tokens[i]);
            if (TokenTypes.IsOpener(type))
            {
                open.Push(type);
            }
            else if (TokenTypes.IsCloser(type))
            {
                open.TryPop(out _);
            }
        }

        return _output;
    }

    private bool LeavesPreviousDangling(int index) =>
        index > 0 && AsksForOperand(tokens[index - 1].Type) && TokenTypes.IsName(tokens[index].Type)
        && _layout.StartsLine(tokens, index) && BeginsMember(index);

    private static bool AsksForOperand(int type) => type is EQ or COLON || TokenTypes.IsBinaryOperator(type);

    /// <summary><c>name =</c>, <c>kind name {</c>, <c>kind name extends</c>: no expression goes on so.</summary>
    private bool BeginsMember(int index)
    {
        var end = TokenLayout.EndOfPath(tokens, index);
        return tokens[end].Type == EQ
            || (TokenTypes.IsName(tokens[end].Type) && tokens[end + 1].Type is LBRACE or EXTENDS or OF);
    }

    private void EmitMissing(SourceToken previous)
    {
        var type = previous.Type == COLON ? IDENT : MISSING;
        _output.Add(SourceToken.Missing(source, type, previous.End));
        bag.Report(
            Descriptors.UnexpectedToken,
            new TextSpan(previous.End, 0),
            $"expected {(type == IDENT ? "a type" : "a value")} after `{previous.Text}`");
    }

    /// <summary>Behind a number that is written with commas; behind the token itself if it is no such number.</summary>
    private int EndOfNumber(int index)
    {
        var end = index + 1;
        if (tokens[index].Type != NUMBER && !(tokens[index].Type == QUANTITY && IsAmount(tokens[index].Characters)))
        {
            return end;
        }

        while (tokens[end].Type == COMMA && tokens[end].Start == tokens[end - 1].End
               && TokenTypes.IsNumeric(tokens[end + 1].Type) && tokens[end + 1].Start == tokens[end].End)
        {
            end += 2;
        }

        return end;
    }

    private static bool IsAmount(ReadOnlySpan<char> text) =>
        text is ['$', ..] && text[1..].IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary><c>1,000tok</c> has its digits grouped with commas, <c>5,5ms</c> has one for a decimal point.</summary>
    private void EmitNumber(int index, int end)
    {
        var span = TextSpan.FromBounds(tokens[index].Start, tokens[end - 1].End);
        var text = source.ToString(span);
        var isGrouped = true;
        for (var i = index + 2; i < end; i += 2)
        {
            var digits = tokens[i].Characters.IndexOfAnyExceptInRange('0', '9');
            isGrouped &= digits == 3 || (digits < 0 && tokens[i].Length == 3);
        }

        var meaning = text.Replace(',', isGrouped ? '_' : '.');
        var isClear = isGrouped || end == index + 3;
        bag.Report(
            Descriptors.BadNumber,
            span,
            isGrouped ? $"`{text}` is not a number: digits are grouped with `_`"
                : $"`{text}` is not a number: the decimal point is `.`",
            help: isClear ? $"write `{meaning}`" : null,
            fix: isClear ? bag.Edit(span, meaning) : null);
        var type = tokens[index].Type == NUMBER && tokens[end - 1].Type == NUMBER ? NUMBER : QUANTITY;
        _output.Add(new SourceToken(source, type, span.Start, span.Length)
        {
            Meaning = meaning,
            IsReported = true,
            SkippedBefore = tokens[index].SkippedBefore,
        });
    }
}
