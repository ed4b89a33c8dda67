using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// How tokens lie on lines and columns. Layout means nothing to the language, but it is the best witness of what was
/// meant where a file does not parse.
/// </summary>
internal sealed class TokenLayout(SourceText source)
{
    private const int LongestBeginning = 16;

    /// <summary>The line of a token, from 1.</summary>
    public int LineOf(SourceToken token) => source.GetPosition(token.Start).Line;

    /// <summary>The column of a token, from 1.</summary>
    public int ColumnOf(SourceToken token) => source.GetPosition(token.Start).Column;

    /// <summary>Whether two tokens that follow one another stand on the same line.</summary>
    public bool AreOnOneLine(SourceToken first, SourceToken second) =>
        source.Text.AsSpan(first.End, Math.Max(second.Start - first.End, 0)).IndexOfAny('\n', '\r') < 0;

    /// <summary>Whether a token is the first on its line.</summary>
    public bool StartsLine(IReadOnlyList<SourceToken> tokens, int index) =>
        index == 0 || !AreOnOneLine(tokens[index - 1], tokens[index]);

    /// <summary>How far the line of a token is indented: the column of the first token on it.</summary>
    public int IndentOf(IReadOnlyList<SourceToken> tokens, int index)
    {
        while (!StartsLine(tokens, index))
        {
            index--;
        }

        return ColumnOf(tokens[index]);
    }

    /// <summary>Whether a token at the left edge begins a declaration beyond doubt.</summary>
    public bool IsDeclarationAtLeftEdge(IReadOnlyList<SourceToken> tokens, int index) =>
        StartsLine(tokens, index) && ColumnOf(tokens[index]) == 1 && LooksLikeDeclaration(tokens, index);

    /// <summary>Whether tokens read like the beginning of a declaration of a file.</summary>
    public static bool LooksLikeDeclaration(IReadOnlyList<SourceToken> tokens, int index)
    {
        var next = TypeAt(tokens, index + 1);
        return TypeAt(tokens, index) switch
        {
            AT or PRIVATE or LET => TokenTypes.IsName(next),
            PARAM or FN => TokenTypes.IsName(next) && TypeAt(tokens, index + 2) is COLON or LPAREN,
            ENUM => TokenTypes.IsName(next) && TypeAt(tokens, index + 2) is LBRACE,
            TEST => next is STRING,
            IMPORT => next is STRING or LBRACE,
            DYNOSIM => next is NUMBER,
            IDENT => TokenTypes.IsName(next) && TypeAt(tokens, index + 2) is LBRACE or EXTENDS or OF,
            _ => false,
        };
    }

    /// <summary>
    /// Whether tokens read like the beginning of a member of a block: <c>path =</c>, <c>kind name {</c> or a word that
    /// begins a statement. <paramref name="end"/> is the index behind what was looked at.
    /// </summary>
    public static bool LooksLikeMember(IReadOnlyList<SourceToken> tokens, int index, out int end)
    {
        end = index + 1;
        if (TokenTypes.BeginsMember(TypeAt(tokens, index)) || LooksLikeDeclaration(tokens, index))
        {
            return true;
        }

        if (!TokenTypes.IsName(TypeAt(tokens, index)))
        {
            return false;
        }

        end = EndOfPath(tokens, index);
        if (TokenTypes.IsName(TypeAt(tokens, end)) && TypeAt(tokens, end + 1) is LBRACE or EXTENDS)
        {
            end += 2;
            return true;
        }

        return TypeAt(tokens, end++) is EQ or LBRACE;
    }

    /// <summary>The index behind a dotted name that begins at an index.</summary>
    public static int EndOfPath(IReadOnlyList<SourceToken> tokens, int index)
    {
        var end = index + 1;
        while (TypeAt(tokens, end) == DOT && TokenTypes.IsName(TypeAt(tokens, end + 1)))
        {
            end += 2;
        }

        return end;
    }

    /// <summary>
    /// The token to blame for a stop of the parser: the first of its line if the line begins like a member, the stop is
    /// in that beginning and the parser took it for part of the member before, else the one it stopped at.
    /// </summary>
    public int BlameFor(IReadOnlyList<SourceToken> tokens, int stop, int memberStart)
    {
        var first = stop;
        while (first > 0 && stop - first < LongestBeginning && !StartsLine(tokens, first))
        {
            first--;
        }

        return first < stop && first > memberStart && StartsLine(tokens, first)
            && LooksLikeMember(tokens, first, out var end) && stop < end
            ? first
            : stop;
    }

    private static int TypeAt(IReadOnlyList<SourceToken> tokens, int index) =>
        index < tokens.Count ? tokens[index].Type : TokenTypes.EndOfFile;
}
