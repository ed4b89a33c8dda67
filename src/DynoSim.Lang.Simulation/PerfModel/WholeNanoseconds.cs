using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// Durations as DynoSim keeps them: milliseconds in floating point become seconds, then the nearest whole nanosecond,
/// ties to even, and a speed ratio divides the seconds once more. The order of operations decides single nanoseconds.
/// </summary>
internal static class WholeNanoseconds
{
    private const double PerSecond = 1e9;
    private const int MantissaBits = 52;

    public static long FromMilliseconds(double milliseconds) => FromSeconds(milliseconds / 1000.0);

    public static long Divide(long nanoseconds, double ratio)
    {
        if (ratio == 1)
        {
            return nanoseconds;
        }

        var seconds = Math.DivRem(nanoseconds, 1_000_000_000, out var rest);
        return FromSeconds((seconds + (rest / PerSecond)) / ratio);
    }

    public static long ToPicoseconds(long nanoseconds) => nanoseconds * SimulatedTime.PicosecondsPerNanosecond;

    private static long FromSeconds(double seconds)
    {
        var estimate = seconds * PerSecond;
        var rounded = Math.Round(estimate);

        // The product is off by less than one part in 2^53; only near a tie may that decide.
        return Math.Abs(Math.Abs(estimate - rounded) - 0.5) > 1e-3 || estimate > 1e12
            ? (long)rounded
            : FromSecondsExactly(seconds);
    }

    private static long FromSecondsExactly(double seconds)
    {
        var bits = BitConverter.DoubleToInt64Bits(seconds);
        var exponent = (int)(bits >> MantissaBits);
        var mantissa = (bits & ((1L << MantissaBits) - 1)) | (exponent > 0 ? 1L << MantissaBits : 0);
        var shift = 1023 + MantissaBits - Math.Max(1, exponent);
        if (shift is <= 0 or > 120)
        {
            return 0;
        }

        var product = (UInt128)mantissa * 1_000_000_000u;
        var whole = product >> shift;
        var rest = product - (whole << shift);
        var half = UInt128.One << (shift - 1);
        var up = rest > half || (rest == half && (whole & 1) == 1);
        return (long)whole + (up ? 1 : 0);
    }
}
