using System.Numerics;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

public sealed class WholeNanosecondsTests
{
    [FsCheck.NUnit.Property(MaxTest = 20_000)]
    public void Milliseconds_become_the_nanosecond_that_the_seconds_are_nearest_to(int seed)
    {
        // Every third within a few units in the last place of half a nanosecond.
        var draw = new Draw(seed);
        var milliseconds = Math.ScaleB(draw.Uniform(), draw.Below(50) - 20);
        if (seed % 3 == 0)
        {
            milliseconds = (Math.Floor(milliseconds * 1e6) + 0.5) / 1e6;
            for (var away = draw.Below(4); away > 0; away--)
            {
                milliseconds = seed % 2 == 0 ? Math.BitIncrement(milliseconds) : Math.BitDecrement(milliseconds);
            }
        }

        Assert.That(
            WholeNanoseconds.FromMilliseconds(milliseconds), Is.EqualTo(Nearest(milliseconds / 1000.0)), $"{seed}");
    }

    [Test]
    public void Spans_beyond_the_timeline_are_the_longest_there_is_alone_and_added()
    {
        var longest = WholeNanoseconds.FromMilliseconds(1e13);
        Assert.That(WholeNanoseconds.ToPicoseconds(longest + longest), Is.EqualTo(long.MaxValue));
        Assert.That(WholeNanoseconds.ToPicoseconds(long.MaxValue / 1_000), Is.EqualTo(long.MaxValue / 1_000 * 1_000));
        Assert.That(WholeNanoseconds.ToPicoseconds((long.MaxValue / 1_000) + 1), Is.EqualTo(long.MaxValue));
    }

    [FsCheck.NUnit.Property(MaxTest = 10_000)]
    public void Polynomial_passes_in_a_row_last_as_long_as_one_by_one(int seed)
    {
        var draw = new Draw(seed);
        var pool = draw.Below(2) == 0 ? 1 << (4 + draw.Below(26)) : 1 + draw.Below(1 << 29);
        var (timing, batch, context) = (new PolynomialTiming(pool), 1 + draw.Below(512), 1 + draw.Below(2 * pool));
        var passes = new long[1 + draw.Below(300)];
        timing.DecodePasses(batch, context, passes);
        Assert.That(passes, Is.EqualTo(Enumerable.Range(0, passes.Length)
            .Select(pass => timing.DecodeSegment(batch, context + ((long)pass * batch)).BasePicoseconds)));
    }

    /// <summary>The double as the fraction it is, times a billion, ties to even.</summary>
    private static long Nearest(double seconds)
    {
        var bits = BitConverter.DoubleToInt64Bits(seconds);
        var exponent = Math.Max(1, (int)(bits >> 52));
        var mantissa = (bits & ((1L << 52) - 1)) | (bits >> 52 > 0 ? 1L << 52 : 0);
        var unit = BigInteger.One << (1075 - exponent);
        var whole = BigInteger.DivRem(mantissa * (BigInteger)1_000_000_000, unit, out var rest);
        var order = (2 * rest).CompareTo(unit);
        return (long)whole + (order > 0 || (order == 0 && !whole.IsEven) ? 1 : 0);
    }
}
