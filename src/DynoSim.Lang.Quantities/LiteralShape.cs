using System.Collections.Immutable;

namespace DynoSim.Lang.Quantities;

/// <summary>A word in a unit's place, not looked up yet.</summary>
internal readonly record struct UnitWord(string Text, int Column)
{
    /// <summary>Whether a unit may begin with a character; both micro signs do.</summary>
    public static bool IsStart(char character) =>
        char.IsAsciiLetter(character) || character is '\u00B5' or '\u03BC';
}

/// <summary>A number with the words written at it: <c>80</c>, <c>GB</c>, <c>s</c>; no word for a bare number.</summary>
internal readonly record struct LiteralPart(NumberText Number, ImmutableArray<UnitWord> Units);

/// <summary>What a quantity literal consists of, before any word is given a meaning.</summary>
/// <param name="IsMoney">Whether it begins with <c>$</c>; its units are then all divisors.</param>
/// <param name="Parts">At least one; more than one for a compound such as <c>1h30min</c>.</param>
internal sealed record LiteralShape(bool IsMoney, ImmutableArray<LiteralPart> Parts);

/// <summary>The words of a unit expression in order, each above or below the line.</summary>
internal sealed record UnitWords(ImmutableArray<(bool IsDivisor, UnitWord Word)> Items);
