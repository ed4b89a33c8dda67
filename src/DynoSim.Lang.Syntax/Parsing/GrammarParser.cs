using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using DynoSim.Lang.Syntax.Generated;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Runs a rule of the generated parser over part of a token list: first SLL, then full LL if that fails.</summary>
internal sealed class GrammarParser(SourceToken endOfFile)
{
    private DynoSimParser? _parser;

    /// <summary>The parse of a rule, or where it stopped.</summary>
    /// <param name="tokens">The list of tokens, without the end of the file.</param>
    /// <param name="first">The token to begin with.</param>
    /// <param name="end">The token to end before.</param>
    /// <param name="rule">The rule to start from.</param>
    public ParseResult<T> Parse<T>(
        IReadOnlyList<SourceToken> tokens,
        int first,
        int end,
        Func<DynoSimParser, T> rule)
        where T : ParserRuleContext
    {
        var quick = Run(tokens, first, end, rule, PredictionMode.SLL);
        return quick.Context is null ? Run(tokens, first, end, rule, PredictionMode.LL) : quick;
    }

    private ParseResult<T> Run<T>(
        IReadOnlyList<SourceToken> tokens,
        int first,
        int end,
        Func<DynoSimParser, T> rule,
        PredictionMode mode)
        where T : ParserRuleContext
    {
        var window = new TokenWindow(tokens, first, end, endOfFile);
        var parser = _parser ??= Create(window);
        parser.TokenStream = window;
        parser.Interpreter.PredictionMode = mode;
        try
        {
            return new ParseResult<T>(rule(parser), window.Index);
        }
        catch (ParseStoppedException stopped)
        {
            return new ParseResult<T>(null, stopped.TokenIndex);
        }
    }

    private static DynoSimParser Create(TokenWindow window)
    {
        var parser = new DynoSimParser(window, TextWriter.Null, TextWriter.Null)
        {
            ErrorHandler = new StopAtErrorStrategy(),
        };
        parser.RemoveErrorListeners();
        return parser;
    }
}

/// <summary>What a run of the parser gave.</summary>
/// <param name="Context">The parse; null if it stopped.</param>
/// <param name="Index">The token after the parse, or the first that fits nowhere.</param>
internal readonly record struct ParseResult<T>(T? Context, int Index)
    where T : ParserRuleContext;
