namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>What stands between two tokens that are printed: comments and empty lines.</summary>
/// <param name="Comments">The comments in order.</param>
/// <param name="HasLineEnd">Whether the second token stands on a later line than the first.</param>
/// <param name="EndsInBlankLine">Whether an empty line stands directly before the second token.</param>
internal sealed record Trivia(List<Comment> Comments, bool HasLineEnd, bool EndsInBlankLine)
{
    /// <summary>Reads the gap between two tokens; separators that are dropped may stand in it.</summary>
    public static Trivia Read(IEnumerable<(string Text, int Start)> pieces)
    {
        var comments = new List<Comment>();
        var startsLine = false;
        var hasLineEnd = false;
        var isBlank = false;
        foreach (var (text, start) in pieces)
        {
            // A dropped separator stood between the pieces: a line with nothing else on it is not empty.
            var lineEnds = 0;
            for (var i = 0; i < text.Length;)
            {
                if (text[i] == '/')
                {
                    var end = EndOfComment(text, i);
                    var isLine = text[i + 1] == '/';
                    comments.Add(new Comment(Clean(text[i..end]), start + i, startsLine, isLine, isBlank));
                    i = end;
                    (lineEnds, startsLine, isBlank) = (0, false, false);
                    continue;
                }

                if (text[i] is '\n' || (text[i] is '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                {
                    lineEnds++;
                    (startsLine, hasLineEnd) = (true, true);
                    isBlank |= lineEnds > 1;
                    if (comments.Count > 0)
                    {
                        comments[^1] = comments[^1] with { EndsLine = true };
                    }
                }

                i++;
            }
        }

        return new Trivia(comments, hasLineEnd, isBlank);
    }

    private static int EndOfComment(string text, int start)
    {
        var isLine = text[start + 1] == '/';
        var end = isLine
            ? text.AsSpan(start).IndexOfAny('\r', '\n')
            : text.IndexOf("*/", start + 2, StringComparison.Ordinal) - start + 2;
        return end < 0 ? text.Length : start + end;
    }

    private static string Clean(string comment)
    {
        var lines = comment.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd(' ', '\t')));
    }
}
