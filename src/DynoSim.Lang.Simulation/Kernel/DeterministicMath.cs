namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>
/// Elementary functions from additions, multiplications, divisions, square roots and bit patterns alone. IEEE 754 fixes
/// each of these to the last bit, libm does not fix the functions; so results here are the same on every platform.
/// Relative error is below 1e-14 throughout; special values follow <see cref="Math"/>.
/// </summary>
public static class DeterministicMath
{
    // Ln2High has 21 trailing zero bits, so that its product with any exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700;
    private const double SqrtHalf = 0.70710678118654752440;
    private const long MantissaMask = 0x000F_FFFF_FFFF_FFFF;
    private const long OneBits = 0x3FF0_0000_0000_0000;
    private const double SplitFactor = 134217729.0;

    /// <summary>The natural logarithm; NaN below 0, negative infinity at 0.</summary>
    public static double Log(double x)
    {
        if (!IsOrdinary(x))
        {
            return LogOfSpecial(x);
        }

        var mantissa = Decompose(x, out var exponent);
        var logarithm = LogOfMantissa(mantissa);
        return (exponent * Ln2High) + ((exponent * Ln2Low) + logarithm);
    }

    /// <summary>The logarithm to base 2; exact for powers of two.</summary>
    public static double Log2(double x)
    {
        if (!IsOrdinary(x))
        {
            return LogOfSpecial(x);
        }

        var mantissa = Decompose(x, out var exponent);
        return exponent + (LogOfMantissa(mantissa) * InverseLn2);
    }

    /// <summary>e to the power of <paramref name="x"/>.</summary>
    public static double Exp(double x) => ExpOfSum(x, 0);

    /// <summary>2 to the power of <paramref name="x"/>; exact for whole numbers.</summary>
    public static double Exp2(double x)
    {
        if (double.IsNaN(x) || x > 1100 || x < -1200)
        {
            return double.IsNaN(x) ? x : x > 0 ? double.PositiveInfinity : 0;
        }

        var whole = Math.Round(x);
        var rest = x - whole;
        return Scale(ExpOfSmall((rest * Ln2High) + (rest * Ln2Low)), (int)whole);
    }

    /// <summary>
    /// <paramref name="x"/> to the power of <paramref name="y"/>. A negative base needs a whole exponent, else NaN.
    /// </summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (y == 1)
        {
            return x;
        }

        if (x < 0 && Math.Floor(y) == y && double.IsFinite(y))
        {
            var magnitude = Pow(-x, y);
            return IsOdd(y) ? -magnitude : magnitude;
        }

        if (!IsOrdinary(x) || !double.IsFinite(y))
        {
            return PowOfSpecial(x, y);
        }

        // The logarithm in two doubles: its error is multiplied by up to 700 in the exponential.
        var mantissa = Decompose(x, out var exponent);
        LogOfMantissa(mantissa, out var high, out var low);
        var sum = (exponent * Ln2High) + high;
        var carried = (exponent * Ln2High) - sum + high;
        var rest = carried + ((exponent * Ln2Low) + low);
        var logHigh = sum + rest;
        var logLow = sum - logHigh + rest;
        var product = y * logHigh;
        if (double.IsInfinity(product) || Math.Abs(product) > 1000)
        {
            return product > 0 ? double.PositiveInfinity : 0;
        }

        return ExpOfSum(product, ProductError(y, logHigh, product) + (y * logLow));
    }

    /// <summary>
    /// The inverse of the standard normal distribution function (Wichura's algorithm AS 241, 16 digits); infinities at
    /// 0 and 1, NaN outside.
    /// </summary>
    public static double InverseNormal(double probability)
    {
        var centred = probability - 0.5;
        if (Math.Abs(centred) <= 0.425)
        {
            return centred * InverseNormalPolynomials.Centre(0.180625 - (centred * centred));
        }

        var tail = centred < 0 ? probability : 1 - probability;
        if (!(tail > 0))
        {
            return tail == 0 ? Math.CopySign(double.PositiveInfinity, centred) : double.NaN;
        }

        var distance = Math.Sqrt(-Log(tail));
        var value = distance <= 5
            ? InverseNormalPolynomials.Tail(distance - 1.6)
            : InverseNormalPolynomials.FarTail(distance - 5);
        return Math.CopySign(value, centred);
    }

    /// <summary>The cosine of an angle given in full turns; exact at multiples of a quarter.</summary>
    public static double CosineOfTurns(double turns)
    {
        var fraction = Math.Abs(turns - Math.Round(turns));
        var negative = fraction > 0.25;
        var angle = negative ? 0.5 - fraction : fraction;

        // Half-angle once, so that the series only runs to an eighth of a turn.
        var half = angle * Math.PI;
        var square = half * half;
        var sine = half * SineSeries(square);
        var cosine = 1 - (2 * sine * sine);
        var value = angle == 0.25 ? 0 : cosine;
        return negative ? -value : value;
    }

    private static double SineSeries(double square)
    {
        var sum = 0.0;
        for (var order = 19; order >= 3; order -= 2)
        {
            sum = (1 + sum) * -square / (order * (order - 1));
        }

        return 1 + sum;
    }

    private static bool IsOrdinary(double x) => x > 0 && x < double.PositiveInfinity;

    private static double LogOfSpecial(double x) =>
        x == 0 ? double.NegativeInfinity : x > 0 ? double.PositiveInfinity : double.NaN;

    private static double PowOfSpecial(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y) || (x < 0 && double.IsFinite(y)))
        {
            return double.NaN;
        }

        if (double.IsInfinity(y))
        {
            var magnitude = Math.Abs(x);
            return magnitude == 1 ? 1 : magnitude > 1 == y > 0 ? double.PositiveInfinity : 0;
        }

        return x == 0 == y > 0 ? 0 : double.PositiveInfinity;
    }

    private static bool IsOdd(double whole) => Math.Abs(whole) < 9007199254740992.0 && (long)whole % 2 != 0;

    /// <summary>Splits into a mantissa in [sqrt(1/2), sqrt(2)) and a power of two.</summary>
    private static double Decompose(double x, out int exponent)
    {
        exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            exponent = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) | OneBits);
        if (mantissa * SqrtHalf < 1)
        {
            return mantissa;
        }

        exponent++;
        return mantissa * 0.5;
    }

    private static double LogOfMantissa(double mantissa)
    {
        var ratio = (mantissa - 1) / (mantissa + 1);
        var square = ratio * ratio;
        return (2 * ratio) + (2 * ratio * LogSeries(square));
    }

    private static void LogOfMantissa(double mantissa, out double high, out double low)
    {
        var numerator = mantissa - 1;
        var denominator = mantissa + 1;
        var denominatorLow = mantissa - (denominator - 1);
        var ratio = numerator / denominator;
        var product = ratio * denominator;
        var remainder = numerator - product - ProductError(ratio, denominator, product) - (ratio * denominatorLow);
        var ratioLow = remainder / denominator;
        high = 2 * ratio;
        low = (2 * ratioLow) + (high * LogSeries(ratio * ratio));
    }

    /// <summary>atanh(r) / r - 1 as a series in r squared, which is below 0.0295.</summary>
    private static double LogSeries(double square)
    {
        var sum = 1.0 / 25;
        sum = (sum * square) + (1.0 / 23);
        sum = (sum * square) + (1.0 / 21);
        sum = (sum * square) + (1.0 / 19);
        sum = (sum * square) + (1.0 / 17);
        sum = (sum * square) + (1.0 / 15);
        sum = (sum * square) + (1.0 / 13);
        sum = (sum * square) + (1.0 / 11);
        sum = (sum * square) + (1.0 / 9);
        sum = (sum * square) + (1.0 / 7);
        sum = (sum * square) + (1.0 / 5);
        sum = (sum * square) + (1.0 / 3);
        return sum * square;
    }

    private static double ExpOfSum(double high, double low)
    {
        if (double.IsNaN(high) || high > 710 || high < -760)
        {
            return double.IsNaN(high) ? high : high > 0 ? double.PositiveInfinity : 0;
        }

        var power = Math.Round(high * InverseLn2);
        var rest = high - (power * Ln2High) + (low - (power * Ln2Low));
        return Scale(ExpOfSmall(rest), (int)power);
    }

    /// <summary>The exponential for arguments within ln(2)/2 of 0.</summary>
    private static double ExpOfSmall(double x)
    {
        var sum = 1.0 / 6227020800;
        sum = (sum * x) + (1.0 / 479001600);
        sum = (sum * x) + (1.0 / 39916800);
        sum = (sum * x) + (1.0 / 3628800);
        sum = (sum * x) + (1.0 / 362880);
        sum = (sum * x) + (1.0 / 40320);
        sum = (sum * x) + (1.0 / 5040);
        sum = (sum * x) + (1.0 / 720);
        sum = (sum * x) + (1.0 / 120);
        sum = (sum * x) + (1.0 / 24);
        sum = (sum * x) + (1.0 / 6);
        sum = (sum * x) + 0.5;
        return 1 + (x + (x * x * sum));
    }

    private static double Scale(double value, int exponent)
    {
        if (exponent > 1023)
        {
            return value * PowerOfTwo(1023) * PowerOfTwo(exponent - 1023);
        }

        return exponent < -1022
            ? value * PowerOfTwo(exponent + 200) * PowerOfTwo(-200)
            : value * PowerOfTwo(exponent);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);

    /// <summary>
    /// The exact difference between the product of two doubles and its rounded value (Dekker's splitting).
    /// </summary>
    private static double ProductError(double left, double right, double product)
    {
        var scaled = left * SplitFactor;
        var leftHigh = scaled - (scaled - left);
        var leftLow = left - leftHigh;
        scaled = right * SplitFactor;
        var rightHigh = scaled - (scaled - right);
        var rightLow = right - rightHigh;
        return (leftHigh * rightHigh) - product + (leftHigh * rightLow) + (leftLow * rightHigh) + (leftLow * rightLow);
    }
}
