namespace DynoSim.Lang.Syntax.Tree;

/// <summary>The kinds of tokens. Words that are keywords only in some places are still lexed as keywords.</summary>
public enum SyntaxKind
{
    /// <summary>Characters no rule accepts.</summary>
    BadToken,

    /// <summary>The end of the file; its leading trivia is what follows the last token.</summary>
    EndOfFile,

    /// <summary>A name.</summary>
    Identifier,

    /// <summary>A reserved or soft keyword; <see cref="SyntaxToken.Text"/> says which.</summary>
    Keyword,

    /// <summary>A number without a unit.</summary>
    Number,

    /// <summary>A number with a unit, a percentage or an amount of money; its inside is parsed by Quantities.</summary>
    Quantity,

    /// <summary>A quoted string, quotes included.</summary>
    String,

    /// <summary>An operator, bracket or separator; <see cref="SyntaxToken.Text"/> says which.</summary>
    Punctuation,
}
