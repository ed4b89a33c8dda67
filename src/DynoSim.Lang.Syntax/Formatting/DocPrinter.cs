using System.Text;

namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>
/// Decides every group of a document, from the outside in, and writes the text. A group stays on one line if it fits
/// together with what follows it up to the next place where a line may end. No line ends in a blank.
/// </summary>
internal sealed class DocPrinter(int columns, int indentation)
{
    private readonly StringBuilder _text = new();
    private readonly Stack<(Doc Doc, int Indent, bool IsFlat)> _rest = new();
    private int _column;

    // How far in the line begins that is not begun yet. A document may open with another that stands further in, such
    // as a sum whose first operand is a product; the line begins where it was ended, not where its first word stands.
    private int? _lineIndent;

    // A comment is behind the last character, so that nothing else may stand on its line.
    private bool _mustEndLine;

    // How far in that comment stands if it has its line to itself: what it is about begins below it.
    private int? _commentIndent;

    /// <summary>Writes a document.</summary>
    public string Print(Doc document)
    {
        _rest.Push((document, 0, false));
        while (_rest.TryPop(out var next))
        {
            Step(next.Doc, next.Indent, next.IsFlat);
        }

        EndLine(isBlank: false);
        return _text.ToString();
    }

    private void Step(Doc doc, int indent, bool isFlat)
    {
        switch (doc)
        {
            case TextDoc text:
                Write(text.Content, indent);
                break;
            case LineDoc line when isFlat && !line.Breaks:
                Write(line.Flat, indent);
                break;
            case LineDoc line:
                EndLine(line.IsBlank);
                _lineIndent = indent;
                break;
            case ConcatDoc concat:
                for (var i = concat.Parts.Length - 1; i >= 0; i--)
                {
                    _rest.Push((concat.Parts[i], indent, isFlat));
                }

                break;
            case IndentDoc inner:
                _rest.Push((inner.Inner, indent + 1, isFlat));
                break;
            case GroupDoc group:
                _rest.Push((group.Inner, indent, isFlat || (!group.Breaks && Fits(group.Width, indent))));
                break;
            case CommentDoc comment:
                Write(comment.Comment, indent);
                break;
        }
    }

    private bool Fits(int width, int indent)
    {
        var begin = _mustEndLine ? (_commentIndent ?? indent) * indentation : _column == 0 ? Begin(indent) : _column;
        var room = columns - begin - width;
        foreach (var (doc, _, _) in _rest)
        {
            if (room < 0)
            {
                return false;
            }

            room -= doc.LeadingWidth;
            if (doc.HasLine)
            {
                break;
            }
        }

        return room >= 0;
    }

    private void Write(Comment comment, int indent)
    {
        if (comment.StartsLine && _column > 0)
        {
            EndLine(isBlank: false);
        }
        else if (_column > 0 && !_mustEndLine && _text[^1] is not (' ' or '(' or '['))
        {
            // Behind the sign of a quotient its two slashes would make three.
            Write(" ", indent);
        }

        var begins = _column == 0 || _mustEndLine;
        var begin = _column == 0 ? Begin(indent) : indent * indentation;
        var lines = comment.Lines(begin);
        Write(lines[0], indent);
        foreach (var line in lines.Skip(1))
        {
            _text.Append('\n').Append(line);
            _column = Math.Max(line.Length, 1);
        }

        _mustEndLine = comment.EndsLine;
        _commentIndent = begins ? begin / indentation : null;
    }

    private void Write(string text, int indent)
    {
        if (_mustEndLine)
        {
            EndLine(isBlank: false);
            _lineIndent = _commentIndent;
        }

        if (_column == 0)
        {
            text = text.TrimStart(' ');
            if (text.Length > 0)
            {
                _column = Begin(indent);
                _text.Append(' ', _column);
                _lineIndent = null;
            }
        }

        _text.Append(text);
        _column += text.Length;
    }

    private int Begin(int indent) => (_lineIndent ?? indent) * indentation;

    private void EndLine(bool isBlank)
    {
        _mustEndLine = false;
        _lineIndent = null;
        if (_column > 0)
        {
            while (_text.Length > 0 && _text[^1] == ' ')
            {
                _text.Length--;
            }

            _text.Append('\n');
            _column = 0;
        }

        if (isBlank && _text.Length > 0 && !EndsInBlankLine())
        {
            _text.Append('\n');
        }
    }

    private bool EndsInBlankLine() => _text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n';
}
