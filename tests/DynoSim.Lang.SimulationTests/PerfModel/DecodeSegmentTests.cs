using System.Numerics;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

public sealed class DecodeSegmentTests
{
    [FsCheck.NUnit.Property(MaxTest = 20_000)]
    public void As_many_passes_fit_as_their_sums_say(int seed)
    {
        // Every magnitude: picoseconds to weeks, and steps far beyond the first pass.
        var draw = new Draw(seed);
        long Any(int bits) => (long)(draw.Uniform() * (1L << (1 + draw.Below(bits))));
        var segment = new DecodeSegment(1 + Any(59), Any(49), long.MaxValue);
        var (batch, most) = (1 + (int)Any(9), 1 + Any(19));
        var exact = draw.Below(3) == 0 ? SumOf(segment, 1 + Any(19), batch) + draw.Below(3) - 1 : Any(61);
        var span = (long)BigInteger.Min(exact, long.MaxValue);
        Assert.That(segment.PassesWithin(span, most, batch), Is.EqualTo(ByBisection(segment, span, most, batch)));
    }

    [TestCase(1, 1_000_000_000_000_000, 1)]
    [TestCase(1, 1_000_000_000_000_000, 1_000_000_000_000_002)]
    [TestCase(7, 0, 69)]
    [TestCase(7, 0, 70)]
    public void Steps_may_dwarf_the_first_pass_or_be_nothing(long first, long slope, long span)
    {
        var segment = new DecodeSegment(first, slope, long.MaxValue);
        Assert.That(segment.PassesWithin(span, 1_000, 1), Is.EqualTo(ByBisection(segment, span, 1_000, 1)));
    }

    private static long ByBisection(DecodeSegment segment, long span, long most, int batch)
    {
        var (low, high) = (1L, most);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = SumOf(segment, middle, batch) <= span ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static BigInteger SumOf(DecodeSegment segment, BigInteger passes, int batch) =>
        (passes * segment.BasePicoseconds) + (batch * (BigInteger)segment.SlopePicoseconds * passes * (passes - 1) / 2);
}
