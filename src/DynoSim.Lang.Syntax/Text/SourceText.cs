namespace DynoSim.Lang.Syntax.Text;

/// <summary>An immutable file content with its display path; offsets map to lines and columns, both from 1.</summary>
public sealed class SourceText
{
    private readonly Lazy<int[]> _lineStarts;

    /// <param name="path">The path as shown to the user; it is never opened through this type.</param>
    /// <param name="text">The whole content.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        _lineStarts = new Lazy<int[]>(() => FindLineStarts(text));
    }

    /// <summary>The path as shown to the user.</summary>
    public string Path { get; }

    /// <summary>The whole content.</summary>
    public string Text { get; }

    /// <summary>Number of lines; an empty text has one.</summary>
    public int LineCount => _lineStarts.Value.Length;

    /// <summary>Line and column of an offset, both from 1, the column in UTF-16 code units.</summary>
    public (int Line, int Column) GetPosition(int offset)
    {
        var starts = _lineStarts.Value;
        var index = Array.BinarySearch(starts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    /// <summary>The text of a line (from 1) without its line break.</summary>
    public ReadOnlySpan<char> GetLine(int line)
    {
        var starts = _lineStarts.Value;
        var start = starts[line - 1];
        var end = line < starts.Length ? starts[line] : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    /// <summary>The characters under a span.</summary>
    public string ToString(TextSpan span) => Text.Substring(span.Start, span.Length);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
            else if (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
