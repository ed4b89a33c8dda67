using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>
/// Which comments belong to which token. A comment behind a token on its line trails it; any other leads the token that
/// follows. What stood before a separator that is dropped, or before a comma or an opening brace, goes behind it, so
/// that neither ever has to begin a line; what ended a line behind an operator, which does begin one, goes before it.
/// Each comment is handed out once.
/// </summary>
internal sealed class CommentMap
{
    private readonly Dictionary<SyntaxToken, List<Comment>> _leading = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxToken, List<Comment>> _trailing = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SyntaxToken> _afterBlankLine = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _starts = [];

    /// <summary>Attaches every comment of a file.</summary>
    public CommentMap(FileSyntax file)
    {
        SyntaxToken? previous = null;
        SyntaxToken? operand = null;
        var pieces = new List<(string Text, int Start)>();
        foreach (var (token, role) in TokenRoles.Of(file))
        {
            pieces.Add((token.LeadingTrivia, token.FullSpan.Start));
            if (role is TokenRole.Glued or TokenRole.Dropped)
            {
                var gap = previous is null ? null : Trivia.Read(pieces);
                if (gap is { HasLineEnd: false } && previous is not null)
                {
                    Add(_trailing, previous, gap.Comments);
                    pieces.Clear();
                }

                previous = role == TokenRole.Dropped ? previous : token;
                operand = null;
                continue;
            }

            Attach(previous, operand, token, Trivia.Read(pieces));
            pieces.Clear();
            operand = role == TokenRole.Leading && !_leading.ContainsKey(token) ? previous : null;
            previous = token;
        }
    }

    /// <summary>Whether comments are left that nobody asked for.</summary>
    public bool IsEmpty => _leading.Count == 0 && _trailing.Count == 0;

    /// <summary>Hands out the comments before a token.</summary>
    public List<Comment> TakeLeading(SyntaxToken token) => _leading.Remove(token, out var found) ? found : [];

    /// <summary>Hands out those comments before a token that an empty line parts from it, or from the others.</summary>
    public List<Comment> TakeHeading(SyntaxToken token)
    {
        if (!_leading.TryGetValue(token, out var comments))
        {
            return [];
        }

        var count = IsAfterBlankLine(token)
            ? comments.Count
            : Math.Max(comments.FindLastIndex(comment => comment.IsAfterBlankLine), 0);
        var heading = comments.GetRange(0, count);
        comments.RemoveRange(0, count);
        if (comments.Count == 0)
        {
            _leading.Remove(token);
        }

        return heading;
    }

    /// <summary>Whether comments stand before a token.</summary>
    public bool HasLeading(SyntaxToken token) => _leading.ContainsKey(token);

    /// <summary>Hands out the comments behind a token on its line.</summary>
    public List<Comment> TakeTrailing(SyntaxToken token) => _trailing.Remove(token, out var found) ? found : [];

    /// <summary>Whether a comment behind a token is the last thing on its line.</summary>
    public bool EndsLineBehind(SyntaxToken token) =>
        _trailing.TryGetValue(token, out var comments) && comments[^1].EndsLine;

    /// <summary>Hands out the comments between two brackets with nothing else between them.</summary>
    public List<Comment> TakeInside(SyntaxToken open, SyntaxToken close) =>
        [.. TakeTrailing(open), .. TakeLeading(close)];

    /// <summary>Whether an empty line stands directly before a token.</summary>
    public bool IsAfterBlankLine(SyntaxToken token) => _afterBlankLine.Contains(token);

    /// <summary>Whether an empty line stands before a token or the first of the comments that lead it.</summary>
    public bool BeginsAfterBlankLine(SyntaxToken token) =>
        _leading.TryGetValue(token, out var comments) ? comments[0].IsAfterBlankLine : IsAfterBlankLine(token);

    /// <summary>Whether an empty line stands anywhere between a token and what is printed before it.</summary>
    public bool HasBlankLineBefore(SyntaxToken token) => IsAfterBlankLine(token)
        || (_leading.TryGetValue(token, out var comments) && comments.Any(comment => comment.IsAfterBlankLine));

    /// <summary>Whether a comment begins in a part of the source.</summary>
    public bool HasCommentBetween(int start, int end)
    {
        var index = _starts.BinarySearch(start);
        index = index < 0 ? ~index : index;
        return index < _starts.Count && _starts[index] < end;
    }

    private void Attach(SyntaxToken? previous, SyntaxToken? operand, SyntaxToken token, Trivia gap)
    {
        var comments = gap.Comments;
        var count = previous is null ? 0 : comments.TakeWhile(comment => !comment.StartsLine).Count();
        var isEnd = token.Kind == SyntaxKind.EndOfFile || token.Text is "}" or ")" or "]";
        if (count > 0 && !comments[count - 1].EndsLine && !isEnd)
        {
            count = 0;
        }

        if (previous is not null)
        {
            var isAtEnd = count > 0 && comments[count - 1].EndsLine;
            Add(_trailing, isAtEnd && operand is not null ? operand : previous, comments.GetRange(0, count));
        }

        Add(_leading, token, comments.GetRange(count, comments.Count - count));
        if (gap.EndsInBlankLine)
        {
            _afterBlankLine.Add(token);
        }
    }

    private void Add(Dictionary<SyntaxToken, List<Comment>> map, SyntaxToken token, List<Comment> comments)
    {
        if (comments.Count == 0)
        {
            return;
        }

        _starts.AddRange(comments.Select(comment => comment.Start));
        if (map.TryGetValue(token, out var known))
        {
            known.AddRange(comments);
        }
        else
        {
            map.Add(token, [.. comments]);
        }
    }
}
