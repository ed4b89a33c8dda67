using System.Globalization;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Turns away what is no source text at all before anything is made of it.</summary>
internal static class Preflight
{
    /// <summary>Below this share of characters that no text holds, a file is taken for a text with blemishes.</summary>
    private const int OneIn = 20;

    /// <summary>Whether a file is not to be read; then it has its one finding.</summary>
    public static bool Refuses(SourceText source, DiagnosticBag bag)
    {
        if (source.Text.Length > SyntaxLimits.MaxFileLength)
        {
            bag.Report(
                Descriptors.LimitExceeded,
                new TextSpan(0, 0),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the file has {source.Text.Length:N0} characters; "
                    + $"at most {SyntaxLimits.MaxFileLength:N0} are read"));
            return true;
        }

        var first = -1;
        var count = 0;
        for (var i = 0; i < source.Text.Length; i++)
        {
            if (IsBinary(source.Text, i))
            {
                first = first < 0 ? i : first;
                count++;
            }
        }

        if (count == 0 || count * OneIn < source.Text.Length)
        {
            return false;
        }

        bag.Report(
            Descriptors.InvalidCharacter,
            new TextSpan(first, 1),
            string.Create(
                CultureInfo.InvariantCulture,
                $"this is not a text: {count:N0} of its {source.Text.Length:N0} characters occur in no text"),
            help: "a `.dyno` file is UTF-8 text");
        return true;
    }

    /// <summary>Whether a file has more tokens than are read, and then its one finding.</summary>
    public static bool Refuses(List<SourceToken> tokens, DiagnosticBag bag)
    {
        if (tokens.Count <= SyntaxLimits.MaxTokens)
        {
            return false;
        }

        bag.Report(
            Descriptors.LimitExceeded,
            tokens[^1].Span,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the file has more than {SyntaxLimits.MaxTokens:N0} words, numbers and signs"),
            help: "divide it into files that import each other");
        return true;
    }

    private static bool IsBinary(string text, int index)
    {
        var c = text[index];
        if (char.IsHighSurrogate(c))
        {
            return index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]);
        }

        return c == '\uFFFD'
            || (char.IsLowSurrogate(c) && (index == 0 || !char.IsHighSurrogate(text[index - 1])))
            || (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\v'));
    }
}
