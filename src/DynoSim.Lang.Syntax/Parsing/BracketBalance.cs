using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Gives every bracket its partner before the grammar is asked. Declarations whose brackets match are left alone,
/// however they are laid out; in the others, indentation tells which bracket lacks its partner.
/// </summary>
internal sealed partial class BracketBalance
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _bag;
    private readonly TokenLayout _layout;
    private readonly List<SourceToken> _tokens;
    private readonly bool _reportUnclosed;
    private readonly List<SourceToken> _output = [];
    private readonly List<SourceToken> _dropped = [];

    private BracketBalance(SourceText source, List<SourceToken> tokens, bool reportUnclosed, DiagnosticBag bag)
    {
        _source = source;
        _tokens = tokens;
        _reportUnclosed = reportUnclosed;
        _bag = bag;
        _layout = new TokenLayout(source);
    }

    /// <summary>Tokens whose brackets match. The end of the file is the last token, before and after.</summary>
    /// <param name="source">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="reportUnclosed">Whether a bracket without its end is a finding of its own.</param>
    /// <param name="bag">Where findings go.</param>
    public static List<SourceToken> Run(
        SourceText source,
        List<SourceToken> tokens,
        bool reportUnclosed,
        DiagnosticBag bag)
    {
        if (EndOfMatching(tokens, 0, tokens.Count) == tokens.Count)
        {
            return tokens;
        }

        var balance = new BracketBalance(source, tokens, reportUnclosed, bag);
        balance.RepairRegions();
        return balance._output;
    }

    private void RepairRegions()
    {
        var starts = new List<int>();
        for (var i = 1; i < _tokens.Count; i++)
        {
            if (_layout.IsDeclarationAtLeftEdge(_tokens, i))
            {
                starts.Add(i);
            }
        }

        starts.Add(_tokens.Count);
        var start = 0;
        for (var next = 0; next < starts.Count; next++)
        {
            var end = starts[next];
            if (EndOfMatching(_tokens, start, end) != end)
            {
                var whole = EndOfEnclosing(start, starts, next);
                if (whole < 0)
                {
                    RepairRegion(start, end);
                    start = end;
                    continue;
                }

                next = whole;
                end = starts[whole];
            }

            for (var i = start; i < end; i++)
            {
                Emit(_tokens[i]);
            }

            start = end;
        }
    }

    /// <summary>
    /// Members at the left edge look like declarations. If all of a block stands there and it is closed further down,
    /// they are its members. Returns the index of the start behind that block, or -1.
    /// </summary>
    private int EndOfEnclosing(int start, List<int> starts, int next)
    {
        var brace = _tokens.FindIndex(start, token => TokenTypes.IsOpener(token.Type));
        var isFlat = brace >= 0 && brace + 1 < _tokens.Count && _layout.StartsLine(_tokens, brace + 1)
            && _layout.ColumnOf(_tokens[brace + 1]) == 1;
        var end = isFlat ? IndexOfMatching(_tokens, start, _tokens.Count) : -1;
        if (end < 0 || _tokens[end].Type != RBRACE || !_layout.StartsLine(_tokens, end))
        {
            return -1;
        }

        while (next < starts.Count && starts[next] <= end)
        {
            next++;
        }

        return next < starts.Count && EndOfMatching(_tokens, start, starts[next]) == starts[next] ? next : -1;
    }

    /// <summary>Where the brackets of a range stop to match; its end if they all do.</summary>
    private static int EndOfMatching(List<SourceToken> tokens, int start, int end)
    {
        var open = new Stack<int>();
        for (var i = start; i < end; i++)
        {
            var type = tokens[i].Type;
            if (TokenTypes.IsOpener(type))
            {
                open.Push(type);
            }
            else if (TokenTypes.IsCloser(type) && (!open.TryPop(out var opener) || TokenTypes.CloserOf(opener) != type))
            {
                return i;
            }
        }

        return open.Count == 0 ? end : -1;
    }

    /// <summary>The bracket that closes the first one of a range; -1 if none does.</summary>
    private static int IndexOfMatching(List<SourceToken> tokens, int start, int end)
    {
        var open = new Stack<int>();
        for (var i = start; i < end; i++)
        {
            var type = tokens[i].Type;
            if (TokenTypes.IsOpener(type))
            {
                open.Push(type);
            }
            else if (TokenTypes.IsCloser(type))
            {
                if (!open.TryPop(out var opener) || TokenTypes.CloserOf(opener) != type)
                {
                    return -1;
                }

                if (open.Count == 0)
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private void Emit(SourceToken token)
    {
        if (_dropped.Count > 0)
        {
            token = token.WithSkippedBefore([.. _dropped]);
            _dropped.Clear();
        }

        _output.Add(token);
    }
}
