using System.Text;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>The one mapping between names of the runtime and names of the language.</summary>
public static class SchemaNames
{
    /// <summary><c>MaxBatchedTokens</c> is <c>max_batched_tokens</c>; a digit belongs to the word before it.</summary>
    public static string ToSnake(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 4);
        for (var i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(pascal[i]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(pascal[i]));
        }

        return text.ToString();
    }

    /// <summary><c>batch_wait</c> is <c>BatchWait</c>.</summary>
    public static string ToPascal(string snake)
    {
        var text = new StringBuilder(snake.Length);
        var upper = true;
        foreach (var letter in snake)
        {
            if (letter == '_')
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(letter) : letter);
            upper = false;
        }

        return text.ToString();
    }

    internal static string ContextTypeName(Type context) =>
        context.Name.EndsWith("Context", StringComparison.Ordinal) ? context.Name[..^"Context".Length] : context.Name;
}
