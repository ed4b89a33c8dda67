using System.Text;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>The text a quoted literal stands for.</summary>
internal static class StringText
{
    public static string Unescape(string literal)
    {
        var inside = Modules.ImportFindings.Unquote(literal);
        if (!inside.Contains('\\', StringComparison.Ordinal))
        {
            return inside;
        }

        var text = new StringBuilder(inside.Length);
        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i] != '\\' || i + 1 == inside.Length)
            {
                text.Append(inside[i]);
                continue;
            }

            i++;
            text.Append(inside[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                var other => other,
            });
        }

        return text.ToString();
    }
}
