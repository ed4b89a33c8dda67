using System.Collections.Immutable;

namespace DynoSim.Lang.Quantities;

/// <summary>Finds what a misspelt word was probably meant to be.</summary>
public static class Spelling
{
    private const int CharactersPerEdit = 3;
    private const int MaximumShown = 3;

    // Longer words are not typing errors, and the distance costs the product of both lengths.
    private const int LongestWord = 100;

    /// <summary>
    /// The candidates that differ from the word by at most one edit per three of its characters, the nearest first, at
    /// most three. A candidate that differs only in case wins alone.
    /// </summary>
    /// <param name="word">The word as written.</param>
    /// <param name="candidates">What exists; of equally near candidates the one listed first is shown first.</param>
    public static ImmutableArray<string> Suggest(string word, IEnumerable<string> candidates)
    {
        var all = candidates.Distinct(StringComparer.Ordinal).ToArray();
        var sameLetters = all.Where(other => string.Equals(other, word, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (sameLetters.Length > 0)
        {
            return [.. sameLetters.Where(other => other != word).Take(MaximumShown)];
        }

        var budget = word.Length / CharactersPerEdit;
        if (budget == 0 || word.Length > LongestWord)
        {
            return [];
        }

        return
        [
            .. all.Where(other => Math.Abs(other.Length - word.Length) <= budget)
                .Select(other => (Name: other, Distance: Distance(word, other, budget)))
                .Where(entry => entry.Distance <= budget)
                .OrderBy(entry => entry.Distance)
                .Take(MaximumShown)
                .Select(entry => entry.Name),
        ];
    }

    /// <summary>
    /// The candidate that shares at least half of its letters with a word, the nearest one; null if none does. Too far
    /// off to be proposed, but near enough to be what was meant where it is missing.
    /// </summary>
    /// <param name="word">The word as written.</param>
    /// <param name="candidates">What was to be expected.</param>
    public static string? Remote(string word, IEnumerable<string> candidates) => word.Length > LongestWord
        ? null
        : candidates.Select(other => (Name: other, Distance: Distance(word, other)))
            .Where(entry => entry.Distance * 2 <= entry.Name.Length)
            .OrderBy(entry => entry.Distance)
            .Select(entry => entry.Name)
            .FirstOrDefault();

    /// <summary>
    /// The least number of characters to insert, delete or replace and of neighbours to swap, ignoring case; any
    /// number beyond a limit if it is beyond it.
    /// </summary>
    private static int Distance(string word, string other, int limit = int.MaxValue)
    {
        var before = new int[other.Length + 1];
        var previous = new int[other.Length + 1];
        var current = new int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= word.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column <= other.Length; column++)
            {
                current[column] = Math.Min(
                    previous[column - 1] + (AreSame(word[row - 1], other[column - 1]) ? 0 : 1),
                    Math.Min(previous[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && AreSame(word[row - 1], other[column - 2])
                    && AreSame(word[row - 2], other[column - 1]))
                {
                    current[column] = Math.Min(current[column], before[column - 2] + 1);
                }

                least = Math.Min(least, current[column]);
            }

            // A swap reaches back two rows, and takes one edit.
            if (least - 1 > limit)
            {
                return least;
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[other.Length];
    }

    private static bool AreSame(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
