namespace DynoSim.Lang.Emit.Running;

/// <summary>
/// The arithmetic of policies where C# has no operator of the same meaning. Total: a policy runs a million times
/// inside a simulation and cannot stop it, so counts saturate and a remainder by zero is zero.
/// </summary>
public static class PolicyMath
{
    /// <summary>Sum of counts.</summary>
    public static long Add(long left, long right) => Saturate((Int128)left + right);

    /// <summary>Difference of counts.</summary>
    public static long Subtract(long left, long right) => Saturate((Int128)left - right);

    /// <summary>Product of counts.</summary>
    public static long Multiply(long left, long right) => Saturate((Int128)left * right);

    /// <summary>Negative of a count.</summary>
    public static long Negate(long value) => value == long.MinValue ? long.MaxValue : -value;

    /// <summary>A count without its sign.</summary>
    public static long Absolute(long value) => value < 0 ? Negate(value) : value;

    /// <summary>Remainder of counts with the sign of the divisor.</summary>
    public static long Modulo(long left, long right)
    {
        if (right is 0 or -1)
        {
            return 0;
        }

        var rest = left % right;
        return rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest;
    }

    /// <summary>Remainder of reals with the sign of the divisor.</summary>
    public static double Modulo(double left, double right)
    {
        var rest = left % right;
        return rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest;
    }

    /// <summary>Power of counts; an exponent below zero counts as zero.</summary>
    public static long Power(long value, long exponent)
    {
        var power = 1L;
        for (var factor = value; exponent > 0; exponent >>= 1)
        {
            power = (exponent & 1) != 0 ? Multiply(power, factor) : power;
            factor = Multiply(factor, factor);
        }

        return power;
    }

    /// <summary>A real to a whole power, by repeated squaring.</summary>
    public static double Power(double value, long exponent)
    {
        var power = 1.0;
        var left = (ulong)Int128.Abs(exponent);
        for (var factor = value; left > 0; left >>= 1)
        {
            power = (left & 1) != 0 ? power * factor : power;
            factor *= factor;
        }

        return exponent < 0 ? 1 / power : power;
    }

    /// <summary>The whole number below.</summary>
    public static long FloorToCount(double value) => ToCount(Math.Floor(value));

    /// <summary>The whole number above.</summary>
    public static long CeilToCount(double value) => ToCount(Math.Ceiling(value));

    /// <summary>The nearest whole number, half away from zero.</summary>
    public static long RoundToCount(double value) => ToCount(Round(value, 1));

    /// <summary>The nearest multiple of a unit, half away from zero.</summary>
    public static double Round(double value, double unit) =>
        Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;

    /// <summary>A real moved into bounds; the lower one wins if they cross.</summary>
    public static double Clamp(double value, double low, double high) => Math.Max(low, Math.Min(value, high));

    /// <summary>A count moved into bounds; the lower one wins if they cross.</summary>
    public static long Clamp(long value, long low, long high) => Math.Max(low, Math.Min(value, high));

    private static long Saturate(Int128 value) =>
        value > long.MaxValue ? long.MaxValue : value < long.MinValue ? long.MinValue : (long)value;

    // A conversion in C# saturates too, and takes what is not a number for zero.
    private static long ToCount(double value) => (long)value;
}
