namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>A comment with what the author put around it.</summary>
/// <param name="Text">From the first slash to the last character, line ends as LF, no blanks before them.</param>
/// <param name="Start">Where it begins in the source.</param>
/// <param name="StartsLine">Whether it is the first on its line.</param>
/// <param name="EndsLine">Whether it is the last on its line.</param>
/// <param name="IsAfterBlankLine">Whether an empty line stands before it.</param>
internal sealed record Comment(string Text, int Start, bool StartsLine, bool EndsLine, bool IsAfterBlankLine)
{
    /// <summary>Whether it goes to the end of its line by its nature.</summary>
    public bool IsLine => Text.StartsWith("//", StringComparison.Ordinal);

    /// <summary>
    /// The lines for a place so many columns in. Those of a comment with a star at each follow the first; others stay
    /// as the author laid them out.
    /// </summary>
    public string[] Lines(int indent)
    {
        var lines = Text.Split('\n');
        if (lines.Skip(1).All(line => line.TrimStart(' ', '\t').StartsWith('*')))
        {
            for (var i = 1; i < lines.Length; i++)
            {
                lines[i] = new string(' ', indent + 1) + lines[i].TrimStart(' ', '\t');
            }
        }

        return lines;
    }
}
