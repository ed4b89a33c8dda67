namespace DynoSim.Lang.Quantities;

/// <summary>The sentences for texts that are not numbers or quantities.</summary>
internal static class LiteralFaults
{
    private const int LongestQuoted = 40;

    public static QuantityError TooLong(string text) => new(
        QuantityFault.BadNumber, 0, text.Length,
        $"a number of {text.Length} characters is longer than the {NumberLiteral.MaximumLength} that are read");

    public static QuantityError? OutOfRange(string text, double value, NumberText number)
    {
        if (double.IsInfinity(value))
        {
            return new(QuantityFault.BadNumber, 0, text.Length, $"`{Quote(text)}` is too large for any quantity");
        }

        return value == 0 && !number.Digits.IsZero
            ? new(QuantityFault.BadNumber, 0, text.Length, $"`{Quote(text)}` is too small to differ from zero")
            : null;
    }

    /// <summary>The text stops being a number at a column.</summary>
    public static QuantityError BadNumber(string text, int column)
    {
        var error = new QuantityError(
            QuantityFault.BadNumber, column, column < text.Length ? 1 : 0, $"`{Quote(text)}` is not a number");
        if (IsRadix(text))
        {
            return error with
            {
                Column = 0,
                Length = text.Length,
                Help = "numbers are decimal, such as `16` for `0x10`",
            };
        }

        if (column < text.Length && text[column] == '_')
        {
            return error with { Help = "an underscore stands alone between two digits, as in `8_192`" };
        }

        return column < text.Length && text[column] == '.'
            ? error with { Help = "a number has one decimal point with a digit on either side, as in `0.5`" }
            : error;
    }

    /// <summary>The grammar stopped at a column: says what is wrong there.</summary>
    public static QuantityError StoppedAt(string text, int column)
    {
        if (column == 0 || IsRadix(text))
        {
            return BadNumber(text, column);
        }

        if (column < text.Length && text[column] == ' ')
        {
            return new(QuantityFault.UnitSpacing, column, 1, "a quantity is written without spaces")
            {
                Help = $"write `{Quote(text.Replace(" ", "", StringComparison.Ordinal))}`",
            };
        }

        if (column > 0 && text[column - 1] == '/')
        {
            return AfterSlash(text, column);
        }

        if (column < text.Length && text[0] == '$' && char.IsAsciiLetter(text[column]))
        {
            return new(QuantityFault.UnknownUnit, column, text.Length - column, "an amount of money takes no prefix")
            {
                Help = "write the amount in full, such as `$2_500`",
            };
        }

        if (column < text.Length && char.IsLetter(text[column]))
        {
            var word = text[column..];
            return UnitAdvice.Explain(Quote(word), column, isDivisor: false) with { Length = word.Length };
        }

        return BadNumber(text, column);
    }

    /// <summary>The text stops being units at a column.</summary>
    public static QuantityError NoUnitExpression(string text, int column) => new(
        QuantityFault.UnknownUnit, column, text.Length - column, $"`{Quote(text)}` is not a unit")
    {
        Help = "write units with `/` or `*` between them, such as `tok/s/gpu`",
    };

    /// <summary>The last part of a compound has no unit: <c>1h30</c>.</summary>
    public static QuantityError NoUnit(string text, NumberText number) => new(
        QuantityFault.BadNumber, number.Start, number.Length,
        $"`{Quote(text.Substring(number.Start, number.Length))}` at the end of `{Quote(text)}` has no unit")
    {
        Help = "write a unit behind each number, as in `1h30min`",
    };

    /// <summary>Whether a text that is no literal was meant as a number of another base: <c>0x10</c>.</summary>
    public static bool IsRadix(string text) =>
        text is ['0', 'x' or 'X' or 'b' or 'B' or 'o', var digit, ..] && char.IsAsciiHexDigit(digit);

    public static string Quote(string text) => text.Length <= LongestQuoted ? text : text[..LongestQuoted] + "...";

    private static QuantityError AfterSlash(string text, int column)
    {
        if (column == text.Length)
        {
            return new(QuantityFault.UnknownUnit, column - 1, 1, $"no unit follows the `/` of `{Quote(text)}`");
        }

        var divisor = text[column..];
        return new(QuantityFault.UnitSpacing, column, divisor.Length,
            $"without spaces, `/{Quote(divisor)}` is part of the unit, and `{Quote(divisor)}` is not a unit")
        {
            Help = $"write `{Quote(text[..(column - 1)])} / {Quote(divisor)}`, with spaces, to divide",
        };
    }
}
