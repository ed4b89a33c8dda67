using System.Collections.Immutable;

namespace DynoSim.Lang.Quantities;

/// <summary>
/// Reads well-formed literals without the combinator grammar, whose first use costs more than parsing a whole file.
/// Whatever it does not recognise goes to <see cref="QuantityGrammar"/>, which knows what to say about it; what it does
/// recognise has the same shape there.
/// </summary>
internal static class QuantityScanner
{
    /// <summary>The shape of a well-formed literal, or null.</summary>
    public static LiteralShape? TryScan(string text)
    {
        var isMoney = text.StartsWith('$');
        var parts = ImmutableArray.CreateBuilder<LiteralPart>(1);
        var position = isMoney ? 1 : 0;
        do
        {
            if (!NumberText.TryRead(text, position, out var number, out _))
            {
                return null;
            }

            position = number.End;
            if (TryReadUnits(text, ref position, isMoney) is not { } units)
            {
                return null;
            }

            parts.Add(new LiteralPart(number, units));
        }
        while (position < text.Length && !isMoney);

        return position == text.Length ? new LiteralShape(isMoney, parts.DrainToImmutable()) : null;
    }

    /// <summary>The words behind a number, none for a bare one; null where a word is missing behind a slash.</summary>
    private static ImmutableArray<UnitWord>? TryReadUnits(string text, ref int position, bool areDivisors)
    {
        if (!areDivisors && position < text.Length && text[position] == '%')
        {
            return [new UnitWord("%", position++)];
        }

        var units = ImmutableArray.CreateBuilder<UnitWord>();
        if (!areDivisors && !TryReadWord(text, ref position, units))
        {
            return [];
        }

        while (position < text.Length && text[position] == '/')
        {
            position++;
            if (!TryReadWord(text, ref position, units))
            {
                return null;
            }
        }

        return units.ToImmutable();
    }

    private static bool TryReadWord(string text, ref int position, ImmutableArray<UnitWord>.Builder units)
    {
        if (position >= text.Length || !UnitWord.IsStart(text[position]))
        {
            return false;
        }

        var start = position++;
        while (position < text.Length && char.IsAsciiLetter(text[position]))
        {
            position++;
        }

        units.Add(new UnitWord(text[start..position], start));
        return true;
    }
}
