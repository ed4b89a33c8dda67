namespace DynoSim.Lang.Quantities;

/// <summary>Finds the literal of a value that reads back as the same double.</summary>
internal static class ExactLiteral
{
    private const int SafeDigits = 15;
    private const int MostDigits = 17;

    // The points of an experiment write the same scenario thousands of times.
    private static readonly Remembered<Quantity, string?> Known = new(WriteAnew);

    /// <summary>The shortest literal in any unit that a file might use; null if no literal has the dimension.</summary>
    public static string? TryWrite(Quantity quantity) => Known.Of(quantity);

    private static string? WriteAnew(Quantity quantity)
    {
        string? best = null;
        foreach (var unit in NaturalUnits.Stated(quantity.Dimension).Add(NaturalUnits.Base(quantity.Dimension)))
        {
            var text = IsLiteral(unit) ? TryIn(quantity, unit) : null;
            if (text is not null && (best is null || IsBetter(text, best)))
            {
                best = text;
            }
        }

        return best;
    }

    /// <summary>
    /// The value in the base unit of its first factor, times one of each further base unit: scaling by one is exact.
    /// </summary>
    public static string WriteExpression(Quantity quantity)
    {
        var number = NumberFormat.Shortest(quantity.Value);
        var text = "";
        foreach (var (unit, isDivisor) in NaturalUnits.Base(quantity.Dimension).Factors)
        {
            if (text.Length == 0 && !isDivisor)
            {
                text = unit.Canonical == "$" ? "$" + number : number + unit.Canonical;
                continue;
            }

            var one = unit.Canonical == "$" ? "$1" : "1" + unit.Canonical;
            text = (text.Length == 0 ? number : text) + (isDivisor ? " / " : " * ") + one;
        }

        return text;
    }

    /// <summary>Without an exponent before shorter before without a fraction.</summary>
    private static bool IsBetter(string text, string best) => Rank(text).CompareTo(Rank(best)) < 0;

    private static (bool HasExponent, int Length, bool HasFraction) Rank(string text) => (
        HasExponent(text), text.Length, text.Contains('.', StringComparison.Ordinal));

    private static bool HasExponent(string text) =>
        NumberText.TryRead(text, text.StartsWith('$') ? 1 : 0, out var number, out _)
        && text.AsSpan(number.Start, number.Length).Contains('e');

    /// <summary>A literal has one unit above the line, and below it none that begins with a sign.</summary>
    private static bool IsLiteral(UnitExpression unit)
    {
        var isFirst = true;
        foreach (var (factor, isDivisor) in unit.Factors)
        {
            if (isDivisor == isFirst || (isDivisor && factor.Canonical == "$"))
            {
                return false;
            }

            isFirst = false;
        }

        return true;
    }

    private static string? TryIn(Quantity quantity, UnitExpression unit)
    {
        var value = quantity.Value / unit.Factor;

        // A decimal of 15 digits survives the rounding of the division, so it is the author's if he wrote no more.
        for (var digits = SafeDigits; digits <= MostDigits && double.IsFinite(value); digits++)
        {
            var text = QuantityFormat.Spell(NumberFormat.Significant(value, digits), unit);
            if (QuantityLiteral.ParseAnew(text).Value is { } parsed && parsed.Quantity == quantity)
            {
                return text;
            }
        }

        return null;
    }
}
