using System.Globalization;
using System.Text;

namespace DynoSim.Lang.Quantities;

/// <summary>Writes numbers as the language spells them: a point, digits grouped by underscores from four up.</summary>
internal static class NumberFormat
{
    private const int GroupSize = 3;

    // Beyond these powers of ten a reader would count zeros instead of reading digits.
    private const int LargestPlainExponent = 17;
    private const int SmallestPlainExponent = -7;

    /// <summary>The shortest digits that read back as the same finite double.</summary>
    public static string Shortest(double value) => Write(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A finite value rounded to so many significant digits, without trailing zeros.</summary>
    public static string Significant(double value, int digits) => Write(Rounded(value, digits));

    /// <summary>A finite value rounded to so many digits behind the point, all of them shown.</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString(
            string.Create(CultureInfo.InvariantCulture, $"F{decimals}"), CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? Group(text) : Group(text[..point]) + text[point..];
    }

    /// <summary>The double that <see cref="Significant"/> shows.</summary>
    public static double Round(double value, int digits) =>
        double.Parse(Rounded(value, digits), CultureInfo.InvariantCulture);

    private static string Rounded(double value, int digits) => value.ToString(
        string.Create(CultureInfo.InvariantCulture, $"E{Math.Max(digits, 1) - 1}"), CultureInfo.InvariantCulture);

    /// <summary>Rewrites an invariant number, with or without an exponent, in the language's spelling.</summary>
    private static string Write(string number)
    {
        var sign = number.StartsWith('-') ? "-" : "";
        var mantissa = number[sign.Length..];
        var exponent = 0;
        if (mantissa.IndexOf('E', StringComparison.Ordinal) is var mark && mark >= 0)
        {
            exponent = int.Parse(mantissa[(mark + 1)..], CultureInfo.InvariantCulture);
            mantissa = mantissa[..mark];
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal) is var at && at < 0 ? mantissa.Length : at;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leadingZeros = digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        return digits.Length == 0 ? "0" : sign + Place(digits, point + exponent - leadingZeros);
    }

    /// <summary>Places the point so that <paramref name="wholeDigits"/> digits stand before it.</summary>
    private static string Place(string digits, int wholeDigits)
    {
        var leading = wholeDigits - 1;
        if (leading is > LargestPlainExponent or < SmallestPlainExponent)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{leading}");
        }

        if (wholeDigits <= 0)
        {
            return "0." + new string('0', -wholeDigits) + digits;
        }

        return wholeDigits >= digits.Length
            ? Group(digits + new string('0', wholeDigits - digits.Length))
            : Group(digits[..wholeDigits]) + "." + digits[wholeDigits..];
    }

    private static string Group(string digits)
    {
        var sign = digits.StartsWith('-') ? 1 : 0;
        var text = new StringBuilder(digits);
        for (var position = digits.Length - GroupSize; position > sign; position -= GroupSize)
        {
            text.Insert(position, '_');
        }

        return text.ToString();
    }
}
