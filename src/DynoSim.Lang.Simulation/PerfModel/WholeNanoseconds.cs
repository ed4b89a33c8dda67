using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// Durations as DynoSim keeps them: milliseconds in floating point become seconds, then the nearest whole nanosecond,
/// ties to even, and a speed ratio divides the seconds once more. The order of operations decides single nanoseconds.
/// </summary>
internal static class WholeNanoseconds
{
    private const double PerSecond = 1e9;
    private const double LargestEstimate = 1e12;

    // Far beyond the timeline, and the sum of two still fits.
    private const double BeyondTime = 4e18;

    private const int MantissaBits = 52;

    public static long FromMilliseconds(double milliseconds)
    {
        // Divided only where the last bits of the quotient could decide.
        var estimate = milliseconds * 1e6;
        var rounded = Math.Round(estimate);
        return IsFarFromTie(estimate, rounded) ? (long)rounded : FromSeconds(milliseconds / 1000.0);
    }

    public static long Divide(long nanoseconds, double ratio)
    {
        if (ratio == 1)
        {
            return nanoseconds;
        }

        var seconds = Math.DivRem(nanoseconds, 1_000_000_000, out var rest);
        return FromSeconds((seconds + (rest / PerSecond)) / ratio);
    }

    /// <summary>The same span; the longest there is for one that the timeline cannot hold.</summary>
    public static long ToPicoseconds(long nanoseconds) =>
        nanoseconds <= long.MaxValue / SimulatedTime.PicosecondsPerNanosecond
            ? nanoseconds * SimulatedTime.PicosecondsPerNanosecond
            : long.MaxValue;

    private static long FromSeconds(double seconds)
    {
        var estimate = seconds * PerSecond;
        var rounded = Math.Round(estimate);
        return estimate >= BeyondTime ? (long)BeyondTime
            : IsFarFromTie(estimate, rounded) ? (long)rounded
            : FromSecondsExactly(seconds);
    }

    /// <summary>
    /// Whether an estimate that is off by a few parts in 2^53 is certain to round as what it stands for.
    /// </summary>
    private static bool IsFarFromTie(double estimate, double rounded) =>
        estimate <= LargestEstimate && Math.Abs(Math.Abs(estimate - rounded) - 0.5) > 1e-3;

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

        // In halves: 128-bit integers of the framework are compiled at every start.
        var high = Math.BigMul((ulong)mantissa, 1_000_000_000, out var low);
        var (whole, order) = shift < 64 ? Below64(high, low, shift) : From64(high, low, shift - 64);
        return whole + (order > 0 || (order == 0 && (whole & 1) == 1) ? 1 : 0);
    }

    /// <summary>The product shifted, and how what is shifted out compares with half of one.</summary>
    private static (long Whole, int Order) Below64(ulong high, ulong low, int shift)
    {
        var rest = low & ((1UL << shift) - 1);
        return ((long)((high << (64 - shift)) | (low >> shift)), rest.CompareTo(1UL << (shift - 1)));
    }

    private static (long Whole, int Order) From64(ulong high, ulong low, int shift)
    {
        var whole = high >> shift;
        var rest = high - (whole << shift);
        var order = shift == 0 ? low.CompareTo(1UL << 63) : rest.CompareTo(1UL << (shift - 1));
        return ((long)whole, shift > 0 && order == 0 && low > 0 ? 1 : order);
    }
}
