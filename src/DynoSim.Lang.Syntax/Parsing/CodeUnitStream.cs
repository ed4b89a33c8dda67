using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>The lexer's view of a text: UTF-16 code units, so that its offsets are ours, whatever the text holds.</summary>
internal sealed class CodeUnitStream(string text) : ICharStream
{
    private int _position;

    public int Index => _position;

    public int Size => text.Length;

    public string SourceName => "";

    public void Consume() => _position++;

    public int LA(int i)
    {
        var index = i > 0 ? _position + i - 1 : _position + i;
        return (uint)index < (uint)text.Length ? text[index] : IntStreamConstants.EOF;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _position = index;

    public string GetText(Interval interval) => text.Substring(interval.a, interval.b - interval.a + 1);
}
