namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>
/// A layout that is not decided yet: text, places where a line may end, and groups that stay on one line if they fit.
/// Immutable; what the printer asks of a document is computed once, when it is made.
/// </summary>
internal abstract class Doc
{
    /// <summary>Wider than any line.</summary>
    public const int Endless = 1 << 20;

    /// <summary>Nothing.</summary>
    public static readonly Doc Empty = new TextDoc("");

    /// <summary>A blank on one line, else the end of the line.</summary>
    public static readonly Doc Line = new LineDoc(" ", isHard: false, isBlank: false);

    /// <summary>Nothing on one line, else the end of the line.</summary>
    public static readonly Doc SoftLine = new LineDoc("", isHard: false, isBlank: false);

    /// <summary>The end of the line in any case.</summary>
    public static readonly Doc HardLine = new LineDoc("", isHard: true, isBlank: false);

    /// <summary>The end of the line and an empty line.</summary>
    public static readonly Doc BlankLine = new LineDoc("", isHard: true, isBlank: true);

    /// <summary>A blank after a semicolon on one line, else the end of the line.</summary>
    public static readonly Doc MemberLine = new LineDoc("; ", isHard: false, isBlank: false);

    /// <summary>Columns on one line.</summary>
    public abstract int Width { get; }

    /// <summary>Columns up to the first place where a line may end.</summary>
    public abstract int LeadingWidth { get; }

    /// <summary>Whether a line may end inside.</summary>
    public abstract bool HasLine { get; }

    /// <summary>Whether a line must end inside, so that every group around it is laid out over several lines.</summary>
    public abstract bool Breaks { get; }

    /// <summary>Characters that stay together.</summary>
    public static Doc Text(string text) => text.Length == 0 ? Empty : new TextDoc(text);

    /// <summary>Documents one after the other.</summary>
    public static Doc Concat(params ReadOnlySpan<Doc> parts) => new ConcatDoc([.. parts]);

    /// <summary>Documents one after the other.</summary>
    public static Doc Concat(List<Doc> parts) => new ConcatDoc([.. parts]);

    /// <summary>A document whose lines, but for the first, stand further in.</summary>
    public static Doc Indent(params ReadOnlySpan<Doc> parts) => new IndentDoc(Concat(parts));

    /// <summary>A document on one line if it fits; else each of its own lines ends.</summary>
    public static Doc Group(params ReadOnlySpan<Doc> parts) => new GroupDoc(Concat(parts));
}

internal sealed class TextDoc(string content) : Doc
{
    public string Content { get; } = content;

    public override int Width => Content.Length;

    public override int LeadingWidth => Content.Length;

    public override bool HasLine => false;

    public override bool Breaks => false;
}

internal sealed class LineDoc(string flat, bool isHard, bool isBlank) : Doc
{
    /// <summary>What stands there if the line goes on.</summary>
    public string Flat { get; } = flat;

    public bool IsBlank { get; } = isBlank;

    public override int Width => isHard ? Endless : Flat.Length;

    public override int LeadingWidth => 0;

    public override bool HasLine => true;

    public override bool Breaks => isHard;
}

internal sealed class ConcatDoc : Doc
{
    public ConcatDoc(Doc[] parts)
    {
        Parts = parts;
        foreach (var part in parts)
        {
            Width = Math.Min(Endless, Width + part.Width);
            LeadingWidth = HasLine ? LeadingWidth : Math.Min(Endless, LeadingWidth + part.LeadingWidth);
            HasLine |= part.HasLine;
            Breaks |= part.Breaks;
        }
    }

    public Doc[] Parts { get; }

    public override int Width { get; }

    public override int LeadingWidth { get; }

    public override bool HasLine { get; }

    public override bool Breaks { get; }
}

internal sealed class IndentDoc(Doc inner) : Doc
{
    public Doc Inner { get; } = inner;

    public override int Width => Inner.Width;

    public override int LeadingWidth => Inner.LeadingWidth;

    public override bool HasLine => Inner.HasLine;

    public override bool Breaks => Inner.Breaks;
}

internal sealed class GroupDoc(Doc inner) : Doc
{
    public Doc Inner { get; } = inner;

    public override int Width => Inner.Width;

    public override int LeadingWidth => Inner.LeadingWidth;

    public override bool HasLine => Inner.HasLine;

    public override bool Breaks => Inner.Breaks;
}

/// <summary>A comment; the printer sees to it that it has the line ends it needs, wherever it stands.</summary>
internal sealed class CommentDoc(Comment comment) : Doc
{
    public Comment Comment { get; } = comment;

    public override int Width => Breaks ? Endless : Comment.Text.Length;

    // One that goes to the end of its line is no reason to break what stands before it.
    public override int LeadingWidth => Comment.IsLine ? 0 : Comment.Text.Split('\n')[0].Length;

    public override bool HasLine => Breaks;

    public override bool Breaks => Comment.StartsLine || Comment.EndsLine || Comment.Text.Contains('\n');
}
