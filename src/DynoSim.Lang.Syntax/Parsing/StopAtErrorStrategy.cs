using Antlr4.Runtime;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Ends the parse at the first token that fits nowhere. Repair is not the parser's business.</summary>
internal sealed class StopAtErrorStrategy : DefaultErrorStrategy
{
    public override void Recover(Parser recognizer, RecognitionException e) =>
        throw new ParseStoppedException(e.OffendingToken.TokenIndex);

    public override IToken RecoverInline(Parser recognizer) =>
        throw new ParseStoppedException(recognizer.CurrentToken.TokenIndex);

    public override void ReportError(Parser recognizer, RecognitionException e)
    {
    }

    public override void ReportMatch(Parser recognizer)
    {
    }

    public override void Sync(Parser recognizer)
    {
    }
}
