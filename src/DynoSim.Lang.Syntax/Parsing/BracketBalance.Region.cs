using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class BracketBalance
{
    private readonly List<Open> _open = [];
    private int _missingClosers;
    private int _strayClosers;

    /// <summary>Repairs one declaration, from its first token to the next declaration.</summary>
    private void RepairRegion(int start, int end)
    {
        (_missingClosers, _strayClosers) = CountUnmatched(start, end);
        for (var i = start; i < end; i++)
        {
            var token = _tokens[i];
            if (token.Type == TokenTypes.EndOfFile)
            {
                continue;
            }

            if (i > start && _layout.StartsLine(_tokens, i))
            {
                CloseBeforeLine(i);
            }

            if (TokenTypes.IsCloser(token.Type))
            {
                Close(i);
                continue;
            }

            while (token.Type == SEMI && _missingClosers > 0 && _open.Count > 0 && _open[^1].Token.Type != LBRACE)
            {
                CloseInnermost();
            }

            Emit(token);
            if (TokenTypes.IsOpener(token.Type))
            {
                _open.Add(new Open(i, token, _layout.IndentOf(_tokens, i)));
            }
            else if (_strayClosers > 0 && LacksOpener(i, end))
            {
                _strayClosers--;
                ReportMissingOpener(token);
                var invented = SourceToken.Missing(_source, LBRACE, token.End);
                Emit(invented);
                _open.Add(new Open(i, invented, _layout.IndentOf(_tokens, i)));
            }
        }

        while (_open.Count > 0)
        {
            CloseInnermost();
        }

        if (_tokens[end - 1].Type == TokenTypes.EndOfFile)
        {
            Emit(_tokens[end - 1]);
        }
    }

    /// <summary>
    /// A line that is indented no deeper than the line of an open bracket ends what that bracket opened.
    /// </summary>
    private void CloseBeforeLine(int index)
    {
        if (TokenTypes.IsCloser(_tokens[index].Type))
        {
            return;
        }

        var column = _layout.ColumnOf(_tokens[index]);
        while (_missingClosers > 0 && _open.Count > 0)
        {
            var innermost = _open[^1];
            var ends = innermost.Token.Type == LBRACE
                ? column <= innermost.Indent
                : TokenTypes.EndsOperand(_tokens[index - 1].Type)
                    && TokenLayout.LooksLikeMember(_tokens, index, out _);
            if (!ends)
            {
                return;
            }

            CloseInnermost();
        }
    }

    private void Close(int index)
    {
        var token = _tokens[index];
        var partner = _open.FindLastIndex(open => TokenTypes.CloserOf(open.Token.Type) == token.Type);
        var isBrace = token.Type == RBRACE;
        if (isBrace && partner >= 0 && _missingClosers > 0 && _layout.StartsLine(_tokens, index))
        {
            var column = _layout.ColumnOf(token);
            var aligned = _open.FindLastIndex(open => open.Token.Type == LBRACE && open.Indent == column);
            partner = aligned >= 0 && _open[partner].Indent > column ? aligned : partner;
        }

        if (!isBrace && _open.Count > 0 && _open[^1].Token.Type is not LBRACE
            && TokenTypes.CloserOf(_open[^1].Token.Type) != token.Type)
        {
            CloseWithOther(token);
            return;
        }

        var crossesBlock = !isBrace && _open.FindLastIndex(open => open.Token.Type == LBRACE) > partner;
        if (partner < 0 || crossesBlock || (isBrace && GoesOnAfter(index, _open[partner])))
        {
            _bag.Report(
                Descriptors.UnexpectedToken,
                token.Span,
                $"`{token.Text}` closes nothing",
                fix: _bag.Edit(token.Span, ""));
            _dropped.Add(token);
            return;
        }

        while (_open.Count > partner + 1)
        {
            CloseInnermost();
        }

        _open.RemoveAt(partner);
        Emit(token);
    }

    /// <summary><c>[1, 2)</c>: one of the two was meant to be the other.</summary>
    private void CloseWithOther(SourceToken token)
    {
        var opener = _open[^1].Token;
        var closer = TokenTypes.CloserOf(opener.Type);
        _open.RemoveAt(_open.Count - 1);
        _bag.Report(
            Descriptors.UnexpectedToken,
            token.Span,
            $"`{token.Text}` cannot close `{opener.Text}`",
            help: $"write `{TokenTypes.FixedText(closer)}`",
            fix: _bag.Edit(token.Span, TokenTypes.FixedText(closer) ?? ""));
        Emit(token.As(closer, isReported: true));
    }

    /// <summary>With a brace too many: whether a block goes on below, so that it is this one.</summary>
    private bool GoesOnAfter(int index, Open block) =>
        _strayClosers > 0 && index + 1 < _tokens.Count && _tokens[index + 1].Type != TokenTypes.EndOfFile
        && !_layout.StartsLine(_tokens, index) && _layout.StartsLine(_tokens, index + 1)
        && _layout.ColumnOf(_tokens[index + 1]) > block.Indent;

    private void CloseInnermost()
    {
        var innermost = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _missingClosers--;
        var place = _output[^1].End;
        Emit(SourceToken.Missing(_source, TokenTypes.CloserOf(innermost.Token.Type), place));
        if (!_reportUnclosed || innermost.Token.IsMissing)
        {
            return;
        }

        var closer = TokenTypes.FixedText(TokenTypes.CloserOf(innermost.Token.Type)) ?? "";
        var (line, _) = _source.GetPosition(place);
        if (innermost.Token.Type == LBRACE)
        {
            _bag.Report(
                Descriptors.UnclosedBlock,
                innermost.Token.Span,
                $"the block {Owner(innermost.Index)}is never closed",
                label: "opened here",
                help: $"write `}}` after line {line}",
                fix: _bag.Edit(new TextSpan(place, 0), "\n" + new string(' ', innermost.Indent - 1) + "}"));
        }
        else
        {
            _bag.Report(
                Descriptors.UnexpectedToken,
                innermost.Token.Span,
                $"`{innermost.Token.Text}` is never closed",
                label: "opened here",
                help: $"write `{closer}` where it ends",
                fix: _bag.Edit(new TextSpan(place, 0), closer));
        }
    }

    /// <summary>The words before an opening brace on its line, as in "of `engine A` ".</summary>
    private string Owner(int brace)
    {
        var first = brace;
        while (first > 0 && _layout.AreOnOneLine(_tokens[first - 1], _tokens[first])
               && (TokenTypes.IsName(_tokens[first - 1].Type) || _tokens[first - 1].Type is DOT or EXTENDS or STRING))
        {
            first--;
        }

        return first == brace
            ? ""
            : $"of `{_source.Text[_tokens[first].Start.._tokens[brace - 1].End]}` ";
    }

    /// <summary>
    /// A line such as <c>pool serve</c>, followed by deeper lines, where the brace has been forgotten.
    /// </summary>
    private bool LacksOpener(int index, int end)
    {
        if (index + 1 >= end || !TokenTypes.IsName(_tokens[index].Type)
            || _layout.AreOnOneLine(_tokens[index], _tokens[index + 1]))
        {
            return false;
        }

        var first = index;
        while (!_layout.StartsLine(_tokens, first))
        {
            first--;
        }

        var words = index - first + 1;
        return words is 2 or 4 && TokenTypes.IsName(_tokens[first].Type) && TokenTypes.IsName(_tokens[first + 1].Type)
            && (words == 2 || _tokens[first + 2].Type is EXTENDS or OF)
            && _layout.ColumnOf(_tokens[index + 1]) > _layout.ColumnOf(_tokens[first]);
    }

    private void ReportMissingOpener(SourceToken before) => _bag.Report(
        Descriptors.UnexpectedToken,
        before.Span,
        $"expected `{{` after `{before.Text}`",
        help: "a block begins with `{`",
        fix: _bag.Edit(new TextSpan(before.End, 0), " {"));

    private (int Missing, int Stray) CountUnmatched(int start, int end)
    {
        var open = new Stack<int>();
        var stray = 0;
        for (var i = start; i < end; i++)
        {
            var type = _tokens[i].Type;
            if (TokenTypes.IsOpener(type))
            {
                open.Push(type);
            }
            else if (TokenTypes.IsCloser(type))
            {
                if (open.TryPeek(out var opener) && TokenTypes.CloserOf(opener) == type)
                {
                    open.Pop();
                }
                else
                {
                    stray++;
                }
            }
        }

        return (open.Count, stray);
    }

    /// <summary>A bracket without its partner so far.</summary>
    /// <param name="Index">Its index among the tokens.</param>
    /// <param name="Token">The bracket.</param>
    /// <param name="Indent">The column of the first token on its line.</param>
    private sealed record Open(int Index, SourceToken Token, int Indent);
}
