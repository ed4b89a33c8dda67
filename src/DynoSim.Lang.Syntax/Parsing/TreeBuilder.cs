using System.Collections.Immutable;
using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Makes the lasting tree from parse results, one item after the other in source order. It keeps the place up to which
/// the text has been handed out, so that every character lands in exactly one token or its leading trivia.
/// </summary>
internal sealed partial class TreeBuilder(SourceText source)
{
    private int _position;

    /// <summary>The token that carries what follows the last one.</summary>
    public SyntaxToken EndOfFile(SourceToken token) => Convert(token);

    /// <summary>Tokens that belong to no item.</summary>
    public SkippedTokensSyntax Skipped(IEnumerable<SourceToken> tokens) =>
        new([.. tokens.Select(token => (SyntaxElement)Convert(token))]);

    /// <summary>A token between two items.</summary>
    public ImmutableArray<SyntaxElement> Separator(SourceToken token) =>
        token.SkippedBefore.Count == 0 ? [Convert(token)] : [Skipped(token.SkippedBefore), Convert(token)];

    private SyntaxToken Convert(SourceToken token)
    {
        if (token.IsMissing)
        {
            return new SyntaxToken(TokenTypes.KindOf(token.Type), "", "", _position, isMissing: true);
        }

        var trivia = TriviaBetween(_position, token.Start);
        _position = token.End;
        var text = (token.IsReported ? null : TokenTypes.FixedText(token.Type)) ?? token.Text;
        return new SyntaxToken(TokenTypes.KindOf(token.Type), trivia, text, token.Start)
        {
            Meaning = token.Meaning,
        };
    }

    private string TriviaBetween(int start, int end) => (end - start) switch
    {
        0 => "",
        1 when source.Text[start] == ' ' => " ",
        1 when source.Text[start] == '\n' => "\n",
        var length => source.Text.Substring(start, length),
    };

    private Parts Open(ParserRuleContext context) => new(this, context);
}
