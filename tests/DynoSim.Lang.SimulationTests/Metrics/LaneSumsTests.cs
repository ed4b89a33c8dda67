using System.Numerics;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.SimulationTests.Metrics;

public sealed class LaneSumsTests
{
    private const double Unit = 1L << 40;

    // Fractions of a power of two, so that the exact sum is that of whole numbers.
    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public void Sums_are_exact_but_for_the_last_rounding_and_the_range_is_that_of_all(int seed)
    {
        var draw = new Draw(seed);
        var whole = Enumerable.Range(0, 1 + draw.Below(40))
            .Select(_ => (long)((draw.Uniform() - 0.25) * (1L << draw.Below(52)))).ToArray();
        var values = whole.Select(number => number / Unit).ToArray();
        var sum = whole.Aggregate(BigInteger.Zero, (total, number) => total + number);
        var squares = whole.Aggregate(BigInteger.Zero, (total, number) => total + ((BigInteger)number * number));
        Assert.Multiple(() =>
        {
            Assert.That(LaneSums.Sum(values), Is.EqualTo((double)sum / Unit).Within(1).Ulps, $"{seed}");
            Assert.That(
                LaneSums.SumOfSquares(values, 0), Is.EqualTo((double)squares / Unit / Unit).Within(2).Ulps, $"{seed}");
            Assert.That(LaneSums.Range(values), Is.EqualTo((values.Min(), values.Max())), $"{seed}");
        });
    }

    [Test]
    public void What_a_plain_sum_would_lose_is_kept()
    {
        double[] values = [1e16, 1, -1e16, 1, 1e16, 1, -1e16, 1, 0.5];
        Assert.That(LaneSums.Sum(values), Is.EqualTo(4.5));
    }
}
