using System.Text;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>The inside of a text in quotes.</summary>
internal static class QuotedText
{
    /// <summary>
    /// Removes the quotes and resolves <c>\"</c>, <c>\\</c>, <c>\n</c> and <c>\t</c>. The closing quote may be absent,
    /// and either may be one that has been diagnosed; an unknown escape stands for itself.
    /// </summary>
    public static string Unquote(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var isQuoted = IsQuote(text[0]);
        var isClosed = isQuoted && text.Length > 1 && IsQuote(text[^1]) && !EndsInEscape(text);
        var inner = text.AsSpan(isQuoted ? 1 : 0, text.Length - (isQuoted ? 1 : 0) - (isClosed ? 1 : 0));
        if (!inner.Contains('\\'))
        {
            return inner.ToString();
        }

        var result = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\' || i + 1 == inner.Length)
            {
                result.Append(inner[i]);
                continue;
            }

            i++;
            _ = inner[i] switch
            {
                '"' or '\\' => result.Append(inner[i]),
                'n' => result.Append('\n'),
                't' => result.Append('\t'),
                var other => result.Append('\\').Append(other),
            };
        }

        return result.ToString();
    }

    private static bool IsQuote(char c) => c is '"' or '\'' or '`' or '\u00B4'
        or (>= '\u2018' and <= '\u201F') or '\u00AB' or '\u00BB' or '\u2039' or '\u203A'
        or '\u2032' or '\u2033' or '\uFF02';

    /// <summary>Whether the last character is escaped, so that a text without closing quote ends in it.</summary>
    private static bool EndsInEscape(string text)
    {
        var backslashes = 0;
        while (backslashes < text.Length - 1 && text[text.Length - 2 - backslashes] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }
}
