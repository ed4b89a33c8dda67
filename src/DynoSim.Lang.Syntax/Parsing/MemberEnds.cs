using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Ends of members that the grammar would read differently than they were meant: a line that ends in <c>=</c> above one
/// that begins like a member, whose first word would become the value; <c>1,000</c>, where a comma would end the
/// member.
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
            if (isAmongMembers && IsGroupedNumber(i))
            {
                EmitGroupedNumber(i);
                i += 2;
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

    private bool IsGroupedNumber(int index) =>
        tokens[index].Type == NUMBER && tokens[index + 1].Type == COMMA
        && tokens[index + 2] is { Type: NUMBER, Length: 3 } hundreds && hundreds.Start == tokens[index].End + 1;

    private void EmitGroupedNumber(int index)
    {
        var span = TextSpan.Covering(tokens[index].Span, tokens[index + 2].Span);
        var meaning = $"{tokens[index].Text}_{tokens[index + 2].Text}";
        bag.Report(
            Descriptors.BadNumber,
            span,
            $"`{source.ToString(span)}` is not a number: digits are grouped with `_`",
            help: $"write `{meaning}`",
            fix: bag.Edit(span, meaning));
        _output.Add(new SourceToken(source, NUMBER, span.Start, span.Length)
        {
            Meaning = meaning,
            IsReported = true,
            SkippedBefore = tokens[index].SkippedBefore,
        });
    }
}
