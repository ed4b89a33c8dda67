using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Where a parse stopped, and what layout and brackets say about the place.</summary>
internal sealed class RepairSite
{
    /// <param name="source">The text.</param>
    /// <param name="tokens">A piece with matching brackets; the end of the file is the last token.</param>
    /// <param name="stop">The first token that fits nowhere.</param>
    /// <param name="memberStart">The first token of the member around it or directly before it.</param>
    public RepairSite(SourceText source, List<SourceToken> tokens, int stop, int memberStart)
    {
        Source = source;
        Tokens = tokens;
        Layout = new TokenLayout(source);
        Stop = Math.Min(stop, tokens.Count - 1);
        MemberStart = memberStart;
        Blamed = Layout.BlameFor(tokens, Stop, memberStart);
        StatementEnd = IsAtLineStart ? Blamed : EndOfStatement(Math.Max(Blamed, MemberStart));
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>The tokens, the end of the file last.</summary>
    public List<SourceToken> Tokens { get; }

    /// <summary>Layout of the text.</summary>
    public TokenLayout Layout { get; }

    /// <summary>The first token that fits nowhere.</summary>
    public int Stop { get; }

    /// <summary>The first token of the innermost member around the stop, or of the one before it.</summary>
    public int MemberStart { get; }

    /// <summary>
    /// Where the fault is: the stop, or the beginning of its line if that reads like a member, so that something lacks
    /// or is left over before it.
    /// </summary>
    public int Blamed { get; }

    /// <summary>
    /// The token that ends the statement at fault: a separator, a brace, the next line. Where the token at fault begins
    /// a line, the fault is in what precedes it, and this is the token itself.
    /// </summary>
    public int StatementEnd { get; }

    /// <summary>The token at fault.</summary>
    public SourceToken Token => Tokens[Blamed];

    /// <summary>The token before the fault, if any.</summary>
    public SourceToken? Previous => Blamed > 0 ? Tokens[Blamed - 1] : null;

    /// <summary>Whether the token at fault stands on a line of its own, away from the previous one.</summary>
    public bool IsAtLineStart => IsLineStart(Blamed);

    /// <summary>Whether a token is the first of its line, or the end of the piece.</summary>
    public bool IsLineStart(int index) =>
        Tokens[index].Type == TokenTypes.EndOfFile || Layout.StartsLine(Tokens, index);

    /// <summary>Whether the member at fault stands in no block.</summary>
    public bool IsTopLevel
    {
        get
        {
            var depth = 0;
            for (var i = 0; i < MemberStart; i++)
            {
                depth += Change(i);
            }

            return depth == 0;
        }
    }

    /// <summary>Whether the member at fault begins with a word that asks for a `=` later.</summary>
    public bool IsDeclaration => Tokens[MemberStart].Type is LET or PARAM or FN or PRIVATE or AT;

    /// <summary>Whether a token of this type stands between the beginning of the member and the fault.</summary>
    public bool Contains(int type)
    {
        for (var i = MemberStart; i < Blamed; i++)
        {
            if (Tokens[i].Type == type)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the fault lies among things that commas divide: in brackets, or among the members of an enum.
    /// </summary>
    public bool IsInList
    {
        get
        {
            var depth = DepthAt(Blamed);
            return depth > 0 && (Tokens[MemberStart].Type == ENUM || InnermostOpener() is LPAREN or LBRACK);
        }
    }

    /// <summary>Whether a type stands, or should stand, before the fault.</summary>
    public bool IsInType => IsDeclaration && Previous is { Type: COLON or LT or STAR or SLASH };

    /// <summary>Whether the token before the fault is the first on its line.</summary>
    public bool IsPreviousFirstOnLine => Blamed > 0 && Layout.StartsLine(Tokens, Blamed - 1);

    /// <summary>
    /// The end of what is parsed to judge a repair: some tokens behind the fault, within the same block.
    /// </summary>
    /// <returns>The index, and whether there is more behind it that is not looked at.</returns>
    public (int End, bool IsCut) WindowEnd(int lookahead)
    {
        var depth = 0;
        for (var i = MemberStart; i < Tokens.Count - 1; i++)
        {
            depth += Change(i);
            if (depth < 0)
            {
                return (i, false);
            }

            if (depth == 0 && i >= Math.Max(Stop, StatementEnd) + lookahead)
            {
                return (i + 1, true);
            }
        }

        return (Tokens.Count - 1, false);
    }

    /// <summary>The first token at or behind an index, in the same brackets, that ends what stands there.</summary>
    /// <param name="index">Where to begin.</param>
    /// <param name="inExpression">Whether a comma ends it too.</param>
    public int EndOf(int index, bool inExpression)
    {
        var depth = 0;
        for (var i = index; i < Tokens.Count - 1; i++)
        {
            if (depth == 0 && i > MemberStart
                && (TokenTypes.IsCloser(Tokens[i].Type) || Tokens[i].Type == SEMI
                    || (inExpression && Tokens[i].Type == COMMA)
                    || (i > index && BeginsMember(i))))
            {
                return i;
            }

            depth += Change(i);
        }

        return Tokens.Count - 1;
    }

    /// <summary>The bracket that closes the opening one at an index.</summary>
    public int Partner(int opener)
    {
        var depth = 0;
        for (var i = opener; i < Tokens.Count; i++)
        {
            depth += Change(i);
            if (depth == 0)
            {
                return i;
            }
        }

        return Tokens.Count - 1;
    }

    /// <summary>How deep a token lies in brackets that were opened since the member began.</summary>
    public int DepthAt(int index)
    {
        var depth = 0;
        for (var i = MemberStart; i < index; i++)
        {
            depth += Change(i);
        }

        return depth;
    }

    private int InnermostOpener()
    {
        var depth = 0;
        for (var i = Blamed - 1; i >= MemberStart; i--)
        {
            depth += Change(i);
            if (depth > 0)
            {
                return Tokens[i].Type;
            }
        }

        return TokenTypes.EndOfFile;
    }

    private int EndOfStatement(int index)
    {
        var isInBrackets = DepthAt(index) > 0;
        var depth = 0;
        for (var i = index; i < Tokens.Count - 1; i++)
        {
            var type = Tokens[i].Type;
            var endsHere = type is SEMI or RBRACE || (!isInBrackets && type is COMMA or LBRACE);
            if (depth <= 0 && i > index && (endsHere || Layout.StartsLine(Tokens, i)))
            {
                return i;
            }

            depth += Change(i);
        }

        return Tokens.Count - 1;
    }

    private bool BeginsMember(int index) =>
        Layout.StartsLine(Tokens, index) && TokenLayout.LooksLikeMember(Tokens, index, out _);

    private int Change(int index)
    {
        var type = Tokens[index].Type;
        return TokenTypes.IsOpener(type) ? 1 : TokenTypes.IsCloser(type) ? -1 : 0;
    }
}
