using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using DynoSim.Lang.Syntax.Generated;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Runs a rule of the generated parser over part of a token list: first SLL, then full LL if that fails.
/// </summary>
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

    /// <summary>Tokens read by <see cref="Probe"/> so far: what repairs have cost.</summary>
    public long Probed { get; private set; }

    /// <summary>Where tokens, read as members, first fit nowhere; the end if they all fit.</summary>
    public int Probe(IReadOnlyList<SourceToken> tokens, int first, int end)
    {
        var result = Run(tokens, first, end, parser => parser.file(), PredictionMode.LL);
        Probed += result.Index - first + 1;
        return result.Context is null ? result.Index : int.MaxValue;
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
            return new ParseResult<T>(rule(parser), window.Index, first);
        }
        catch (ParseStoppedException stopped)
        {
            return new ParseResult<T>(null, stopped.TokenIndex, Math.Max(stopped.MemberStart, first));
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
/// <param name="MemberStart">The first token of the innermost member around or directly before the stop.</param>
internal readonly record struct ParseResult<T>(T? Context, int Index, int MemberStart)
    where T : ParserRuleContext;
