using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>Edits that take something out and leave no empty line and no stray separator behind.</summary>
internal static class Removals
{
    /// <summary>Takes a member out of its block.</summary>
    public static TextEdit OfMember(SourceText source, TextSpan span)
    {
        var text = source.Text;
        var start = WithPath(text, span.Start);
        var end = SkipBlanks(text, span.End);
        if (end < text.Length && text[end] == ';')
        {
            end = SkipBlanks(text, end + 1);
        }
        else if (start > 0 && SkipBlanksBack(text, start) is var before && before > 0 && text[before - 1] == ';')
        {
            start = before - 1;
            end = span.End;
        }
        else
        {
            end = span.End;
        }

        return new TextEdit(source, WholeLine(text, start, end), string.Empty);
    }

    /// <summary>Takes out the comment that a span lies in.</summary>
    public static TextEdit OfComment(SourceText source, TextSpan inside)
    {
        var text = source.Text;
        var start = text.LastIndexOf("//", inside.Start, StringComparison.Ordinal);
        var end = text.AsSpan(inside.End).IndexOfAny('\r', '\n');
        var stop = end < 0 ? text.Length : inside.End + end;
        return new TextEdit(source, WholeLine(text, SkipBlanksBack(text, start), stop), string.Empty);
    }

    /// <summary>Takes an item out of a list with commas.</summary>
    public static TextEdit OfItem(SourceText source, TextSpan span)
    {
        var text = source.Text;
        var end = SkipBlanks(text, span.End);
        if (end < text.Length && text[end] == ',')
        {
            return new TextEdit(source, TextSpan.FromBounds(span.Start, SkipBlanks(text, end + 1)), string.Empty);
        }

        var start = SkipBlanksBack(text, span.Start);
        return start > 0 && text[start - 1] == ','
            ? new TextEdit(source, TextSpan.FromBounds(start - 1, span.End), string.Empty)
            : new TextEdit(source, span, string.Empty);
    }

    /// <summary>The line and its end as well if nothing else stands on it.</summary>
    public static TextSpan WholeLine(string text, int start, int end)
    {
        var first = SkipBlanksBack(text, start);
        var last = SkipBlanks(text, end);
        var beginsLine = first == 0 || text[first - 1] is '\n' or '\r';
        var endsLine = last == text.Length || text[last] is '\n' or '\r';
        if (!beginsLine || !endsLine)
        {
            return TextSpan.FromBounds(start, end);
        }

        if (last < text.Length && text[last] == '\r')
        {
            last++;
        }

        if (last < text.Length && text[last] == '\n')
        {
            last++;
        }

        return TextSpan.FromBounds(first, last);
    }

    /// <summary>The start of the dotted path that a name ends.</summary>
    private static int WithPath(string text, int start)
    {
        while (start > 1 && text[start - 1] == '.')
        {
            start--;
            while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
            {
                start--;
            }
        }

        return start;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && (text[at] is ' ' or '\t'))
        {
            at++;
        }

        return at;
    }

    private static int SkipBlanksBack(string text, int at)
    {
        while (at > 0 && (text[at - 1] is ' ' or '\t'))
        {
            at--;
        }

        return at;
    }
}
