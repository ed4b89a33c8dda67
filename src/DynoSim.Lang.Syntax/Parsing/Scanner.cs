using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Generated;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Cuts a text into tokens. White space and comments are the gaps between them; nothing else is lost.
/// </summary>
internal static class Scanner
{
    /// <summary>
    /// All tokens in order, the end of the file last; of a file with more than <see cref="SyntaxLimits.MaxTokens"/>
    /// the first so many and one more.
    /// </summary>
    public static List<SourceToken> Scan(SourceText source) => Scan(source, 0, source.Text.Length);

    /// <summary>The tokens of a part of the text, as if the text began and ended there.</summary>
    public static List<SourceToken> Scan(SourceText source, int start, int end)
    {
        var lexer = new DynoSimLexer(new CodeUnitStream(source.Text, start, end), TextWriter.Null, TextWriter.Null)
        {
            TokenFactory = new Factory(source),
        };
        lexer.RemoveErrorListeners();
        var tokens = new List<SourceToken>(Math.Min((end - start) / 5, SyntaxLimits.MaxTokens) + 16);
        while (true)
        {
            var token = (SourceToken)lexer.NextToken();
            tokens.Add(token);
            if (token.Type == TokenConstants.EOF || tokens.Count > SyntaxLimits.MaxTokens)
            {
                return tokens;
            }
        }
    }

    private sealed class Factory(SourceText source) : ITokenFactory
    {
        public IToken Create(
            Tuple<ITokenSource, ICharStream> origin,
            int type,
            string text,
            int channel,
            int start,
            int stop,
            int line,
            int charPositionInLine) =>
            new SourceToken(source, type, start, type == TokenConstants.EOF ? 0 : stop - start + 1);

        public IToken Create(int type, string text) => new SourceToken(source, type, 0, 0);
    }
}
