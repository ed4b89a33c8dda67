using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Tree;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>What the types of the generated lexer mean to the steps around the parser.</summary>
internal static class TokenTypes
{
    /// <summary>The end of the file.</summary>
    public const int EndOfFile = TokenConstants.EOF;

    /// <summary>The fixed spelling of a word or sign; null for a type with many spellings.</summary>
    public static string? FixedText(int type) => type > 0 ? FixedTexts[type] : null;

    /// <summary>The kind the tree gives to a token of a type.</summary>
    public static SyntaxKind KindOf(int type) => type switch
    {
        EndOfFile => SyntaxKind.EndOfFile,
        >= DYNOSIM and <= FOR => SyntaxKind.Keyword,
        >= LBRACE and <= AT => SyntaxKind.Punctuation,
        QUANTITY => SyntaxKind.Quantity,
        NUMBER or BADNUM => SyntaxKind.Number,
        STRING or UNCLOSED_STRING => SyntaxKind.String,
        IDENT or MISSING => SyntaxKind.Identifier,
        _ => SyntaxKind.BadToken,
    };

    /// <summary>A name, or a word that may stand where a name stands.</summary>
    public static bool IsName(int type) => type is
        IDENT or DYNOSIM or FROM or AS or OF or TO or BY or TEST or ENUM or FN or IMPORT or PARAM or STEP or LOG or
        GOOD or SCALE;

    /// <summary>A word of the language, reserved or not.</summary>
    public static bool IsWord(int type) => type is >= DYNOSIM and <= FOR;

    /// <summary>A word that can never be a name.</summary>
    public static bool IsReserved(int type) => IsWord(type) && !IsName(type);

    /// <summary>A number, quantity or string, right or wrong.</summary>
    public static bool IsLiteral(int type) => type is
        QUANTITY or NUMBER or BADNUM or STRING or UNCLOSED_STRING or TRUE or FALSE or NONE;

    /// <summary>A number or quantity, right or wrong.</summary>
    public static bool IsNumeric(int type) => type is QUANTITY or NUMBER or BADNUM;

    /// <summary>Whether an expression can end with a token of this type.</summary>
    public static bool EndsOperand(int type) =>
        IsName(type) || IsLiteral(type) || type is RPAREN or RBRACK or RBRACE or MISSING;

    /// <summary>An opening bracket of any form.</summary>
    public static bool IsOpener(int type) => type is LBRACE or LPAREN or LBRACK;

    /// <summary>A closing bracket of any form.</summary>
    public static bool IsCloser(int type) => type is RBRACE or RPAREN or RBRACK;

    /// <summary>The closing bracket that belongs to an opening one.</summary>
    public static int CloserOf(int opener) => opener + 1;

    /// <summary>A sign or word between two operands.</summary>
    public static bool IsBinaryOperator(int type) => type is
        PLUS or MINUS or STAR or SLASH or CARET or MOD or LT or LE or GT or GE or EQEQ or NE or QQ or DOTDOT or AND or
        OR or IN;

    /// <summary>A reserved word that begins a statement or a declaration.</summary>
    public static bool BeginsMember(int type) => type is
        PRIVATE or LET or WHEN or EXPECT or REJECT or WHERE or VARY or MAXIMIZE or MINIMIZE or CHOOSE or ELIGIBLE or
        EVERY or AT;

    private static readonly string?[] FixedTexts =
    [
        .. Enumerable.Range(0, BAD + 1).Select(type => DefaultVocabulary.GetLiteralName(type)?.Trim('\'')),
    ];
}
