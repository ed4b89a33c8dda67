using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>Texts that are almost programs, made the same way each time from programs that are.</summary>
internal static class Mutants
{
    private static readonly string[] Intruders =
    [
        "{", "}", "(", ")", "[", "]", "=", ",", ";", ":", "..", "if", "else", "with", "when", "let", "import", "5 ms",
        "\"", "/*", "$", "1.2.3", "\u201C", "\0", "\uD800", "\r", "@", "-", "not", "in",
    ];

    /// <summary>
    /// Some hundred texts per program: cut short, cut open, with tokens lost, doubled, swapped and replaced.
    /// </summary>
    internal static IEnumerable<string> Of(string text, int seed, int count)
    {
        var draw = new Draw(seed);
        var spans = Texts.Tokens(Texts.Parse(text).Root)
            .Where(token => token.Kind != SyntaxKind.EndOfFile).Select(token => token.Span).ToArray();
        for (var i = 0; i < count; i++)
        {
            var first = spans[draw.Below(spans.Length)];
            var second = spans[draw.Below(spans.Length)];
            var (early, late) = first.Start <= second.Start ? (first, second) : (second, first);
            yield return draw.Below(8) switch
            {
                0 => text[..draw.Below(text.Length + 1)],
                1 => text[draw.Below(text.Length + 1)..],
                2 => text[..first.Start] + text[first.End..],
                3 => text[..first.End] + " " + text[first.Start..],
                4 when early.End <= late.Start => text[..early.Start] + text[late.Start..late.End]
                    + text[early.End..late.Start] + text[early.Start..early.End] + text[late.End..],
                5 => text[..early.Start] + text[late.Start..],
                6 => text[..first.Start] + Intruders[draw.Below(Intruders.Length)] + " " + text[first.Start..],
                _ => text[..first.Start] + Intruders[draw.Below(Intruders.Length)] + text[first.End..],
            };
        }
    }

    /// <summary>Text of arbitrary code units, most of them of the language.</summary>
    internal static string Noise(int seed)
    {
        const string alphabet =
            "{}()[]=,;:.<>+-*/^@?\"'\\ \n\r\t0123456789eExmsGBtok/$%_letvaryinifwhn\u201C\u00B5\uFFFD\0";
        var draw = new Draw(seed);
        var text = new char[draw.Below(seed % 16 == 0 ? 400 : 40)];
        var foreign = draw.Below(3) * 10;
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = draw.Below(100) < foreign ? (char)draw.Below(0x10000) : alphabet[draw.Below(alphabet.Length)];
        }

        return new string(text);
    }

    /// <summary>A small generator of numbers, so that a failure can be told by its seed.</summary>
    internal sealed class Draw(int seed)
    {
        private ulong _state = ((ulong)(uint)seed * 0x9E3779B97F4A7C15) + 1;

        internal int Below(int limit)
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return (int)((_state >> 33) % (ulong)limit);
        }
    }
}
