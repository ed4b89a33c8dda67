using System.Globalization;
using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// A token on its way from the scanner through the repair steps to the tree; small, since there are many.
/// </summary>
internal sealed class SourceToken(SourceText source, int type, int start, int length) : IToken
{
    /// <summary>The token type of the generated lexer.</summary>
    public int Type { get; } = type;

    /// <summary>Offset of the first code unit.</summary>
    public int Start { get; } = start;

    /// <summary>Offset behind the last code unit.</summary>
    public int End => Start + length;

    /// <summary>Number of code units; 0 for the end of the file and for what a repair invented.</summary>
    public int Length => length;

    /// <summary>Whether a repair invented it.</summary>
    public bool IsMissing { get; init; }

    /// <summary>What the token means if that is not what it says, as `300us` for `300 us`.</summary>
    public string? Meaning { get; init; }

    /// <summary>Whether its text is known to be wrong and has been reported.</summary>
    public bool IsReported { get; init; }

    /// <summary>For a token of type SKIPPED: the tokens it stands for.</summary>
    public IReadOnlyList<SourceToken> Contents { get; init; } = [];

    /// <summary>Tokens directly before this one that the parser is not to see.</summary>
    public IReadOnlyList<SourceToken> SkippedBefore { get; init; } = [];

    /// <inheritdoc/>
    public int TokenIndex { get; set; } = -1;

    /// <summary>The characters of the token.</summary>
    public string Text => source.Text.Substring(Start, length);

    /// <summary>The characters of the token, without a copy.</summary>
    public ReadOnlySpan<char> Characters => source.Text.AsSpan(Start, length);

    /// <summary>Position and length.</summary>
    public TextSpan Span => new(Start, length);

    int IToken.Line => source.GetPosition(Start).Line;

    int IToken.Column => source.GetPosition(Start).Column - 1;

    int IToken.Channel => 0;

    int IToken.StartIndex => Start;

    int IToken.StopIndex => Start + length - 1;

    ITokenSource? IToken.TokenSource => null;

    ICharStream? IToken.InputStream => null;

    /// <summary>A token of another type in the same place.</summary>
    public SourceToken As(int otherType, string? meaning = null, bool isReported = false) =>
        new(source, otherType, Start, length)
        {
            SkippedBefore = SkippedBefore,
            Meaning = meaning,
            IsReported = isReported,
        };

    /// <summary>The same token with tokens set aside before it.</summary>
    public SourceToken WithSkippedBefore(IReadOnlyList<SourceToken> skipped) => new(source, Type, Start, length)
    {
        SkippedBefore = [.. skipped, .. SkippedBefore],
        Meaning = Meaning,
        IsReported = IsReported,
        IsMissing = IsMissing,
        Contents = Contents,
    };

    /// <summary>A token the repair invents at a place.</summary>
    public static SourceToken Missing(SourceText source, int type, int position) =>
        new(source, type, position, 0) { IsMissing = true };

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}..{End} {Type} {Text}");
}
