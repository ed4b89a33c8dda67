using System.Text;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>Builds C# text: indented lines, line feeds only, so that equal input gives equal text everywhere.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line at the current depth; empty text gives an empty line.</summary>
    public CodeWriter Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(text);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a line that must begin at column one, such as a directive.</summary>
    public CodeWriter Directive(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>
    /// Has the next method compiled to its best at once. It is asked for every request: a short run would be over
    /// before it had been asked often enough to be worth it.
    /// </summary>
    public CodeWriter FromTheStart() => Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");

    /// <summary>Opens a block, behind a line unless that is empty.</summary>
    public CodeWriter Open(string head)
    {
        if (head.Length > 0)
        {
            Line(head);
        }

        Line("{");
        _depth++;
        return this;
    }

    /// <summary>Closes the innermost block.</summary>
    public CodeWriter Close()
    {
        _depth--;
        return Line("}");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
