using System.Numerics;

namespace DynoSim.Lang.Quantities;

/// <summary>
/// A number as written, read without the help of any culture: digits with single underscores between them, a fraction,
/// an exponent of ten. Its value is <c>Digits * 10^Exponent</c>, exactly.
/// </summary>
internal readonly record struct NumberText(int Start, int Length, BigInteger Digits, int Exponent, bool IsInteger)
{
    // Far beyond the range of a double in either direction, so that no text makes the big integers grow.
    private const int LargestMagnitude = 1_000;
    private const ulong LargestWordScale = 10_000_000_000_000_000_000;

    public int End => Start + Length;

    /// <summary>Reads the longest number that begins at a position.</summary>
    /// <param name="text">The text that contains the number.</param>
    /// <param name="start">Where the number begins.</param>
    /// <param name="number">The number, if there is one.</param>
    /// <param name="faultColumn">Where a digit is missing, if there is none.</param>
    public static bool TryRead(string text, int start, out NumberText number, out int faultColumn)
    {
        number = default;
        var end = start;
        if (!TrySkipDigits(text, ref end))
        {
            faultColumn = end;
            return false;
        }

        var fractionStart = end;
        var isInteger = true;
        if (IsAt(text, end, '.') && IsDigit(text, end + 1))
        {
            end++;
            fractionStart = end;
            isInteger = false;
            if (!TrySkipDigits(text, ref end))
            {
                faultColumn = end;
                return false;
            }
        }

        var digits = ReadDigits(text.AsSpan(start, end - start));
        var fractionDigits = isInteger ? 0 : text[fractionStart..end].Count(char.IsAsciiDigit);
        var exponent = ReadExponent(text, ref end, ref isInteger) - fractionDigits;
        number = new NumberText(start, end - start, digits, exponent, isInteger);
        faultColumn = -1;
        return true;
    }

    /// <summary>
    /// The exact value; a magnitude no double can hold is represented by one that is out of range too.
    /// </summary>
    public ExactRatio ToRatio()
    {
        var bounded = Math.Clamp(Exponent, -LargestMagnitude, LargestMagnitude);
        var scale = BigInteger.Pow(10, Math.Abs(bounded));
        return bounded < 0 ? new ExactRatio(Digits, scale) : new ExactRatio(Digits * scale, 1);
    }

    /// <summary>The digits as one integer, in steps that fit a machine word.</summary>
    private static BigInteger ReadDigits(ReadOnlySpan<char> mantissa)
    {
        var result = BigInteger.Zero;
        var (word, scale) = (0UL, 1UL);
        foreach (var character in mantissa)
        {
            if (!char.IsAsciiDigit(character))
            {
                continue;
            }

            word = (word * 10) + (ulong)(character - '0');
            scale *= 10;
            if (scale == LargestWordScale)
            {
                result = (result * scale) + word;
                (word, scale) = (0UL, 1UL);
            }
        }

        return result.IsZero ? word : (result * scale) + word;
    }

    private static int ReadExponent(string text, ref int end, ref bool isInteger)
    {
        if (!IsAt(text, end, 'e') && !IsAt(text, end, 'E'))
        {
            return 0;
        }

        var isNegative = IsAt(text, end + 1, '-');
        var position = end + (isNegative || IsAt(text, end + 1, '+') ? 2 : 1);
        if (!IsDigit(text, position))
        {
            return 0;
        }

        var exponent = 0;
        while (IsDigit(text, position))
        {
            exponent = Math.Min((exponent * 10) + (text[position] - '0'), LargestMagnitude * LargestMagnitude);
            position++;
        }

        end = position;
        isInteger = false;
        return isNegative ? -exponent : exponent;
    }

    /// <summary>Skips digits with single underscores between them; stops where a digit is missing.</summary>
    private static bool TrySkipDigits(string text, ref int position)
    {
        if (!IsDigit(text, position))
        {
            return false;
        }

        while (IsDigit(text, position) || IsAt(text, position, '_'))
        {
            if (text[position] == '_' && !IsDigit(text, position + 1))
            {
                return false;
            }

            position++;
        }

        return true;
    }

    private static bool IsAt(string text, int position, char expected) =>
        position < text.Length && text[position] == expected;

    private static bool IsDigit(string text, int position) =>
        position < text.Length && char.IsAsciiDigit(text[position]);
}
