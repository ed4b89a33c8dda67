using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Puts right what is wrong below the level of the grammar: characters of no token, texts and comments without an end,
/// numbers and units. Each fault is reported here, once, and what it leaves behind parses.
/// </summary>
internal sealed partial class LexicalRepair
{
    /// <summary>Beyond this many characters the rest of a line is given up instead of read anew.</summary>
    private const int LongestRescanned = 1_000_000;

    private readonly SourceText _source;
    private readonly DiagnosticBag _bag;
    private readonly TokenLayout _layout;
    private readonly List<SourceToken> _output;
    private readonly List<SourceToken> _skipped = [];
    private readonly List<SourceToken> _input;
    private List<SourceToken> _rescanned = [];
    private int _nextRescanned;
    private int _nextInput;
    private int _rescannedLength;

    private LexicalRepair(SourceText source, List<SourceToken> tokens, DiagnosticBag bag)
    {
        _source = source;
        _bag = bag;
        _layout = new TokenLayout(source);
        _input = tokens;
        _output = new List<SourceToken>(tokens.Count);
    }

    /// <summary>Whether a comment swallows the rest of the file, closing braces included.</summary>
    public bool EndsInComment { get; private set; }

    /// <summary>Repairs the tokens of a file, the end of the file last.</summary>
    public static (List<SourceToken> Tokens, bool EndsInComment) Run(
        SourceText source,
        List<SourceToken> tokens,
        DiagnosticBag bag)
    {
        var repair = new LexicalRepair(source, tokens, bag);
        while (repair.Peek(0) is { } token)
        {
            repair.Step(token);
        }

        return (repair._output, repair.EndsInComment);
    }

    private void Step(SourceToken token)
    {
        switch (token.Type)
        {
            case BAD:
                RepairCharacters(token);
                break;
            case UNCLOSED_STRING:
                RepairString(token);
                break;
            case STRING:
                // What is wrong with the path of an import is told by whoever looks for the file.
                if (_output.Count == 0 || _output[^1].Type is not (FROM or IMPORT))
                {
                    CheckEscapes(token);
                }

                Emit(token);
                break;
            case UNCLOSED_COMMENT:
                EndsInComment = true;
                _bag.Report(
                    Descriptors.UnclosedComment,
                    new TextSpan(token.Start, 2),
                    "the comment that begins here is never closed",
                    help: "write `*/` where it ends, or `//` for a comment of one line");
                Advance(1);
                break;
            case NUMBER or QUANTITY or BADNUM:
                RepairNumber(token);
                break;
            case FROM when TryCloseImport(token):
                break;
            case IDENT when TryRepairElseIf(token):
                break;
            case DOT when TryRepairRange(token):
                break;
            case MINUS when TrySkipDashes(token):
                break;
            case DOT when StartsFraction(token):
                RepairFraction(token);
                break;
            default:
                Emit(token);
                break;
        }
    }

    /// <summary>Passes a token on in place of a number of tokens of the input.</summary>
    private void Emit(SourceToken token, int consumed = 1)
    {
        if (_skipped.Count > 0)
        {
            token = token.WithSkippedBefore([.. _skipped]);
            _skipped.Clear();
        }

        _output.Add(token);
        Advance(consumed);
    }

    private void Skip(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _skipped.AddRange(Peek(i) is { } token ? [token] : []);
        }

        Advance(count);
    }

    private SourceToken? Peek(int offset)
    {
        var rescanned = _rescanned.Count - _nextRescanned;
        if (offset < rescanned)
        {
            return _rescanned[_nextRescanned + offset];
        }

        var index = _nextInput + offset - rescanned;
        return index < _input.Count ? _input[index] : null;
    }

    private void Advance(int count)
    {
        var fromRescanned = Math.Min(count, _rescanned.Count - _nextRescanned);
        _nextRescanned += fromRescanned;
        _nextInput += count - fromRescanned;
    }

    /// <summary>Emits a token that ends somewhere on this line, and goes on with what follows there.</summary>
    private void EmitUpTo(SourceToken token)
    {
        while (Peek(0) is { } inside && inside.End <= token.End && inside.Type != TokenTypes.EndOfFile)
        {
            Advance(1);
        }

        if (Peek(0) is { } next && next.Start < token.End)
        {
            token = Rescan(token);
        }

        Emit(token, 0);
    }

    /// <summary>The end of a token falls inside another: reads the rest of the line anew.</summary>
    private SourceToken Rescan(SourceToken token)
    {
        var lineEnd = LineEnd(token.End);
        while (Peek(0) is { } next && next.Start < lineEnd && next.Type != TokenTypes.EndOfFile)
        {
            Advance(1);
        }

        _rescannedLength += lineEnd - token.End;
        if (_rescannedLength > LongestRescanned)
        {
            return Token(token.Type, token.Start, lineEnd);
        }

        _rescanned = Scanner.Scan(_source, token.End, lineEnd);
        _rescanned.RemoveAt(_rescanned.Count - 1);
        _nextRescanned = 0;
        return token;
    }

    private SourceToken Token(int type, int start, int end, string? meaning = null) =>
        new(_source, type, start, end - start) { Meaning = meaning, IsReported = true };

    private int LineEnd(int offset)
    {
        var length = _source.Text.AsSpan(offset).IndexOfAny('\n', '\r');
        return length < 0 ? _source.Text.Length : offset + length;
    }
}
