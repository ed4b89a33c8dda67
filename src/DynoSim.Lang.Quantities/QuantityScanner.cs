using System.Collections.Immutable;

namespace DynoSim.Lang.Quantities;

/// <summary>
/// Reads the usual literals (a number and a unit, a percentage, an amount of money) without the combinator grammar,
/// whose first use costs more than parsing a whole file. Whatever it does not recognise goes to
/// <see cref="QuantityGrammar"/>; what it does recognise has the same shape there.
/// </summary>
internal static class QuantityScanner
{
    /// <summary>The shape of a usual, well-formed literal, or null.</summary>
    public static LiteralShape? TryScan(string text)
    {
        var isMoney = text.StartsWith('$');
        if (!NumberText.TryRead(text, isMoney ? 1 : 0, out var number, out _))
        {
            return null;
        }

        var units = ImmutableArray.CreateBuilder<UnitWord>();
        var position = number.End;
        if (!isMoney && text.AsSpan(position) is "%")
        {
            units.Add(new UnitWord("%", position));
            position++;
        }
        else if (!isMoney && position < text.Length && !TryReadWord(text, ref position, units))
        {
            return null;
        }

        while (position < text.Length)
        {
            if (text[position] != '/')
            {
                return null;
            }

            position++;
            if (!TryReadWord(text, ref position, units))
            {
                return null;
            }
        }

        return new LiteralShape(isMoney, [new LiteralPart(number, units.ToImmutable())]);
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
