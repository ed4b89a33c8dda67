using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// The parser's view of a run of tokens. Ends with the end of the file, whether or not the run does, so that any part
/// of a file can be parsed on its own.
/// </summary>
internal sealed class TokenWindow : ITokenStream
{
    private readonly IReadOnlyList<SourceToken> _tokens;
    private readonly int _first;
    private readonly int _end;
    private readonly SourceToken _endOfFile;
    private int _position;

    public TokenWindow(IReadOnlyList<SourceToken> tokens, int first, int end, SourceToken endOfFile)
    {
        _tokens = tokens;
        _first = first;
        _end = end;
        _endOfFile = endOfFile;
        _position = first;
    }

    /// <summary>Index of the next token in the underlying list.</summary>
    public int Index => _position;

    public int Size => _end - _first + 1;

    public string SourceName => "";

    public ITokenSource? TokenSource => null;

    public void Consume() => _position = Math.Min(_position + 1, _end);

    public int LA(int offset) => LT(offset).Type;

    public IToken LT(int k) => k > 0 ? Get(_position + k - 1) : Get(_position + k);

    public IToken Get(int i)
    {
        if (i >= _end)
        {
            _endOfFile.TokenIndex = _end;
            return _endOfFile;
        }

        var token = _tokens[Math.Max(i, _first)];
        token.TokenIndex = i;
        return token;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _position = Math.Clamp(index, _first, _end);

    public string GetText() => "";

    public string GetText(Interval interval) => "";

    public string GetText(RuleContext ctx) => "";

    public string GetText(IToken start, IToken stop) => "";
}
