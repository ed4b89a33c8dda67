using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// The lexer's view of a text: UTF-16 code units, so that its offsets are ours, whatever the text holds.
/// </summary>
internal sealed class CodeUnitStream : ICharStream
{
    private readonly string _text;
    private readonly int _start;
    private readonly int _end;
    private int _position;

    public CodeUnitStream(string text, int start, int end)
    {
        _text = text;
        _start = start;
        _end = end;
        _position = start;
    }

    public int Index => _position;

    public int Size => _end;

    public string SourceName => "";

    public void Consume() => _position++;

    public int LA(int i)
    {
        var index = i > 0 ? _position + i - 1 : _position + i;
        return index >= _start && index < _end ? _text[index] : IntStreamConstants.EOF;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _position = index;

    public string GetText(Interval interval) => _text.Substring(interval.a, interval.b - interval.a + 1);
}
