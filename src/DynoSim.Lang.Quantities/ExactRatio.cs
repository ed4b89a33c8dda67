using System.Numerics;

namespace DynoSim.Lang.Quantities;

/// <summary>
/// A non-negative fraction of big integers. Literals are scaled exactly and rounded to a double once, so that
/// <c>0.1ms</c> and <c>100us</c> are the same number.
/// </summary>
internal readonly struct ExactRatio(BigInteger numerator, BigInteger denominator)
{
    private const int MantissaBits = 53;
    private const int MinimumExponent = -1022;
    private const int MaximumExponent = 1023;
    private const long ExactLimit = 1L << MantissaBits;

    public static ExactRatio One { get; } = new(1, 1);

    public BigInteger Numerator { get; } = numerator;

    public BigInteger Denominator { get; } = denominator;

    public static ExactRatio operator *(ExactRatio left, ExactRatio right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static ExactRatio operator /(ExactRatio left, ExactRatio right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static ExactRatio operator +(ExactRatio left, ExactRatio right) => new(
        (left.Numerator * right.Denominator) + (right.Numerator * left.Denominator),
        left.Denominator * right.Denominator);

    public int CompareTo(ExactRatio other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The nearest double, ties to even; infinity beyond the largest.</summary>
    public double ToDouble()
    {
        if (Numerator <= ExactLimit && Denominator <= ExactLimit)
        {
            // Both are exact doubles, and a single IEEE division rounds correctly.
            return (double)Numerator / (double)Denominator;
        }

        // A quotient of 66 or 67 bits, with the remainder as one more sticky bit, decides every rounding.
        var shift = 66 - ((int)Numerator.GetBitLength() - (int)Denominator.GetBitLength());
        var scaledNumerator = shift > 0 ? Numerator << shift : Numerator;
        var scaledDenominator = shift < 0 ? Denominator << -shift : Denominator;
        var quotient = BigInteger.DivRem(scaledNumerator, scaledDenominator, out var remainder);
        return Round(quotient, !remainder.IsZero, -shift);
    }

    private static double Round(BigInteger quotient, bool sticky, int exponent)
    {
        var bits = (int)quotient.GetBitLength();
        var leading = bits - 1 + exponent;
        if (leading > MaximumExponent)
        {
            return double.PositiveInfinity;
        }

        var kept = Math.Min(MantissaBits, MantissaBits + leading - MinimumExponent);
        if (kept < 0)
        {
            return 0;
        }

        var dropped = bits - kept;
        var mantissa = quotient >> dropped;
        var rest = quotient - (mantissa << dropped);
        var order = rest.CompareTo(BigInteger.One << (dropped - 1));
        if (order > 0 || (order == 0 && (sticky || !mantissa.IsEven)))
        {
            mantissa += 1;
        }

        return Math.ScaleB((double)mantissa, dropped + exponent);
    }
}
