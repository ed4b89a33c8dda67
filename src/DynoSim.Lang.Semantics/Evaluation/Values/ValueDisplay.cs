using System.Collections.Immutable;
using System.Text;

namespace DynoSim.Lang.Semantics.Evaluation.Values;

/// <summary>Prints sequences without letting a nested or a long one flood a message.</summary>
internal static class ValueDisplay
{
    private const int MaximumCharacters = 2_000;
    private const int MaximumDepth = 8;

    [ThreadStatic]
    private static int _depth;

    public static string Sequence(string open, ImmutableArray<Value> items, string close)
    {
        if (_depth >= MaximumDepth)
        {
            return $"{open}…{close}";
        }

        _depth++;
        try
        {
            var text = new StringBuilder(open);
            for (var i = 0; i < items.Length; i++)
            {
                if (text.Length > MaximumCharacters)
                {
                    return text.Append(", …").Append(close).ToString();
                }

                text.Append(i == 0 ? string.Empty : ", ").Append(items[i].Display);
            }

            return text.Append(close).ToString();
        }
        finally
        {
            _depth--;
        }
    }
}
