namespace DynoSim.Lang.Quantities;

/// <summary>Writes quantities the way a file spells them, never the way a culture does.</summary>
public static class QuantityFormat
{
    private const int Cents = 2;

    // Up to here a count is shown to the last digit: 24_713tok says more than 24.7ktok and is hardly longer.
    private const double LargestExactCount = 9_999_999;

    /// <summary>
    /// For people: the value in the unit that suits its size, rounded to so many significant digits (<c>70.7GB</c>,
    /// <c>1.5h</c>, <c>$3.20/gpu/h</c>); whole numbers of countable things below ten million are exact.
    /// </summary>
    public static string Readable(Quantity quantity, int significantDigits = 3)
    {
        var unit = ReadableUnit(quantity, significantDigits);
        return quantity.Dimension.IsCounting && quantity.IsIntegral && Math.Abs(quantity.Value) <= LargestExactCount
            ? Spell(NumberFormat.Shortest(quantity.Value), NaturalUnits.Base(quantity.Dimension))
            : InUnit(quantity, unit, significantDigits);
    }

    /// <summary>The value in one unit, rounded to so many significant digits; money shows whole cents.</summary>
    /// <exception cref="ArgumentException">The unit measures something else.</exception>
    public static string InUnit(Quantity quantity, UnitExpression unit, int significantDigits = 6)
    {
        var value = ValueIn(quantity, unit);
        if (!double.IsFinite(value))
        {
            return Unbounded(value);
        }

        var rounded = NumberFormat.Round(value, significantDigits);
        var isWhole = Math.Floor(rounded) == rounded;
        var number = IsMoney(unit) && !isWhole && (Math.Abs(rounded) >= 1 || HasWholeCents(rounded))
            ? NumberFormat.Fixed(value, Cents)
            : NumberFormat.Significant(value, significantDigits);
        return Spell(number, unit);
    }

    /// <summary>The number of such units in the value.</summary>
    /// <exception cref="ArgumentException">The unit measures something else.</exception>
    public static double ValueIn(Quantity quantity, UnitExpression unit) => quantity.Dimension == unit.Dimension
        ? quantity.Value / unit.Factor
        : throw new ArgumentException($"{quantity.Dimension} is not measured in `{unit}`.", nameof(unit));

    /// <summary>A ratio as a percentage: <c>40%</c>.</summary>
    public static string Percent(double ratio, int significantDigits = 3) => double.IsFinite(ratio)
        ? NumberFormat.Significant(ratio * 100, significantDigits) + "%"
        : Unbounded(ratio);

    /// <summary>A number without a unit, as the language spells it: <c>32_768</c>.</summary>
    public static string Number(double value) => double.IsFinite(value)
        ? NumberFormat.Shortest(value)
        : Unbounded(value);

    /// <summary>
    /// For files and comparisons: the shortest spelling that reads back as exactly the same double. A negative value
    /// has a minus sign before the literal; what no single literal can state (<c>12gpu * 1s</c>) is written as an
    /// expression of literals.
    /// </summary>
    public static string Exact(Quantity quantity)
    {
        if (!double.IsFinite(quantity.Value))
        {
            return Unbounded(quantity.Value);
        }

        var magnitude = quantity with { Value = Math.Abs(quantity.Value) };
        var sign = double.IsNegative(quantity.Value) ? "-" : "";
        return sign + (ExactLiteral.TryWrite(magnitude) ?? ExactLiteral.WriteExpression(magnitude));
    }

    /// <summary>The unit in which values of a dimension are kept, as the language spells it: <c>req/s</c>.</summary>
    public static string BaseUnit(Dimension dimension) => Spell(string.Empty, NaturalUnits.Base(dimension));

    internal static string Spell(string number, UnitExpression unit)
    {
        if (unit.Factors.IsEmpty)
        {
            return number;
        }

        if (!IsMoney(unit))
        {
            return unit.Factors[0].IsDivisor ? number + unit.Text[1..] : number + unit.Text;
        }

        return number.StartsWith('-') ? "-$" + number[1..] + unit.Text[1..] : "$" + number + unit.Text[1..];
    }

    private static bool IsMoney(UnitExpression unit) => unit.Factors is [{ Unit.Canonical: "$", IsDivisor: false }, ..];

    private static bool HasWholeCents(double value) => Math.Abs((value * 100) - Math.Round(value * 100)) < 1e-9;

    private static string Unbounded(double value) => double.IsNaN(value) ? "undefined"
        : value > 0 ? "infinite"
        : "-infinite";

    private static UnitExpression ReadableUnit(Quantity quantity, int significantDigits)
    {
        var units = NaturalUnits.Readable(quantity.Dimension);
        if (quantity.Value == 0 || !double.IsFinite(quantity.Value))
        {
            return units.FirstOrDefault(unit => unit.Factor == 1) ?? units[0];
        }

        for (var i = units.Length - 1; i > 0; i--)
        {
            if (Math.Abs(NumberFormat.Round(quantity.Value / units[i].Factor, significantDigits)) >= 1)
            {
                return units[i];
            }
        }

        return units[0];
    }
}
