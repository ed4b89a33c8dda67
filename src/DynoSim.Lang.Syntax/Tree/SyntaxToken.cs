using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>
/// A word, sign or literal with the white space and comments before it. A token the parser had to invent is
/// <see cref="IsMissing"/>: zero characters long, at the place where it was expected.
/// </summary>
public sealed class SyntaxToken(SyntaxKind kind, string leadingTrivia, string text, int start, bool isMissing = false)
    : SyntaxElement
{
    /// <summary>The kind of the token.</summary>
    public SyntaxKind Kind { get; } = kind;

    /// <summary>White space and comments between the previous token and this one.</summary>
    public string LeadingTrivia { get; } = leadingTrivia;

    /// <summary>The characters of the token itself; empty if missing.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// What the author meant by <see cref="Text"/>: the inside of a quoted text without quotes and escapes; for a
    /// quantity that is written wrongly but clearly, and has been diagnosed, the right spelling (<c>300us</c> for
    /// <c>300 us</c>). Otherwise the text.
    /// </summary>
    public string ValueText => Kind == SyntaxKind.String ? QuotedText.Unquote(Meaning ?? Text) : Meaning ?? Text;

    internal string? Meaning { get; init; }

    /// <summary>Whether the parser invented the token to go on.</summary>
    public bool IsMissing { get; } = isMissing;

    /// <inheritdoc/>
    public override TextSpan Span => new(start, Text.Length);

    /// <inheritdoc/>
    public override TextSpan FullSpan => new(start - LeadingTrivia.Length, LeadingTrivia.Length + Text.Length);

    /// <inheritdoc/>
    public override void WriteTo(TextWriter writer)
    {
        writer.Write(LeadingTrivia);
        writer.Write(Text);
    }
}
