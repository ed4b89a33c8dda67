using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Generated;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Ends the parse at the first token that fits nowhere. Repair is not the parser's business.</summary>
internal sealed class StopAtErrorStrategy : DefaultErrorStrategy
{
    public override void Recover(Parser recognizer, RecognitionException e) =>
        throw Stopped(recognizer, e.OffendingToken);

    public override IToken RecoverInline(Parser recognizer) =>
        throw Stopped(recognizer, recognizer.CurrentToken);

    public override void ReportError(Parser recognizer, RecognitionException e)
    {
    }

    public override void ReportMatch(Parser recognizer)
    {
    }

    public override void Sync(Parser recognizer)
    {
    }

    private static ParseStoppedException Stopped(Parser recognizer, IToken token) =>
        new(token.TokenIndex, MemberStart(recognizer.Context, token.TokenIndex));

    private static int MemberStart(RuleContext? context, int errorIndex)
    {
        for (; context is ParserRuleContext inner; context = context.Parent)
        {
            if (IsMember(inner) && inner.Start.TokenIndex < errorIndex)
            {
                return inner.Start.TokenIndex;
            }

            for (var i = inner.ChildCount - 1; i >= 0 && inner is DynoSimParser.BlockContext; i--)
            {
                if (inner.GetChild(i) is ParserRuleContext child && IsMember(child)
                    && child.Start.TokenIndex < errorIndex)
                {
                    return child.Start.TokenIndex;
                }
            }
        }

        return -1;
    }

    private static bool IsMember(ParserRuleContext context) =>
        context is DynoSimParser.MemberContext or DynoSimParser.ItemContext;
}
