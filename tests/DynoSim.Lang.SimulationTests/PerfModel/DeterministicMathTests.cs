using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

#pragma warning disable RS0030 // the platform's functions are the yardstick here

public sealed class DeterministicMathTests
{
    private static void AssertClose(double actual, double expected, double tolerance = 1e-14) =>
        Assert.That(
            Math.Abs(actual - expected),
            Is.LessThanOrEqualTo(tolerance * Math.Abs(expected)),
            $"{actual:R} against {expected:R}");

    private static IEnumerable<double> Magnitudes()
    {
        for (var exponent = -300; exponent <= 300; exponent += 3)
        {
            for (var mantissa = 1.0; mantissa < 10; mantissa += 0.7317)
            {
                yield return mantissa * Math.Pow(10, exponent);
            }
        }

        for (var offset = -0.3; offset < 0.3; offset += 0.00037)
        {
            yield return 1 + offset;
        }
    }

    [Test]
    public void Logarithms_agree_with_the_platform()
    {
        foreach (var x in Magnitudes())
        {
            AssertClose(DeterministicMath.Log(x), Math.Log(x));
            AssertClose(DeterministicMath.Log2(x), Math.Log2(x));
        }
    }

    [Test]
    public void Exponentials_agree_with_the_platform()
    {
        for (var x = -700.0; x < 700; x += 0.7713)
        {
            AssertClose(DeterministicMath.Exp(x), Math.Exp(x));
            AssertClose(DeterministicMath.Exp2(x), Math.Pow(2, x));
        }
    }

    [Test]
    public void Powers_agree_with_the_platform_where_the_result_is_finite()
    {
        foreach (var x in Magnitudes())
        {
            for (var y = -60.0; y < 60; y += 1.37)
            {
                var expected = Math.Pow(x, y);
                if (double.IsNormal(expected))
                {
                    AssertClose(DeterministicMath.Pow(x, y), expected);
                }
            }
        }
    }

    [Test]
    public void Whole_powers_of_two_are_exact()
    {
        for (var exponent = -1022; exponent <= 1023; exponent++)
        {
            Assert.That(DeterministicMath.Log2(Math.ScaleB(1, exponent)), Is.EqualTo(exponent));
            Assert.That(DeterministicMath.Exp2(exponent), Is.EqualTo(Math.ScaleB(1, exponent)));
        }
    }

    [TestCase(0.0), TestCase(-1.0), TestCase(double.NaN), TestCase(double.PositiveInfinity), TestCase(double.Epsilon)]
    public void Special_arguments_follow_the_platform(double x)
    {
        Assert.That(DeterministicMath.Log(x), Is.EqualTo(Math.Log(x)).Within(1e-12).Percent);
        Assert.That(DeterministicMath.Exp(x), Is.EqualTo(Math.Exp(x)).Within(1e-12).Percent);
        double[] exponents =
            [0, 1, 2, 3, -1, -2, 0.5, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (var y in exponents)
        {
            var expected = Math.Pow(x, y);
            Assert.That(DeterministicMath.Pow(x, y), Is.EqualTo(expected).Within(1e-12).Percent, $"{x} ^ {y}");
        }
    }

    [Test]
    public void Extremes_neither_overflow_early_nor_lose_the_subnormals()
    {
        Assert.That(DeterministicMath.Exp(709.7), Is.EqualTo(Math.Exp(709.7)).Within(1e-12).Percent);
        Assert.That(DeterministicMath.Exp(710), Is.EqualTo(double.PositiveInfinity));
        Assert.That(DeterministicMath.Exp(-745), Is.EqualTo(double.Epsilon));
        Assert.That(DeterministicMath.Exp(-746), Is.EqualTo(0));
    }

    // Reference values to 17 digits from tables of the normal distribution.
    [TestCase(0.5, 0.0)]
    [TestCase(0.75, 0.67448975019608174)]
    [TestCase(0.95, 1.6448536269514722)]
    [TestCase(0.975, 1.9599639845400545)]
    [TestCase(0.999, 3.0902323061678132)]
    [TestCase(1e-10, -6.3613409024040557)]
    [TestCase(1e-300, -37.047096299361201)]
    public void The_inverse_normal_matches_known_quantiles(double probability, double quantile) =>
        Assert.That(
            DeterministicMath.InverseNormal(probability),
            Is.EqualTo(quantile).Within(1e-14 * Math.Max(1, Math.Abs(quantile))));

    [FsCheck.NUnit.Property]
    public bool The_inverse_normal_is_odd_and_increasing(ushort first, ushort second)
    {
        var p = (first + 1) / 65538.0;
        var q = (second + 1) / 65538.0;
        var ordered = p == q || (p < q == DeterministicMath.InverseNormal(p) < DeterministicMath.InverseNormal(q));
        var sum = DeterministicMath.InverseNormal(p) + DeterministicMath.InverseNormal(1 - p);
        return ordered && Math.Abs(sum) < 1e-10;
    }

    [Test]
    public void The_cosine_of_turns_agrees_with_the_platform_and_is_exact_at_quarters()
    {
        for (var turns = -3.0; turns < 3; turns += 0.00317)
        {
            Assert.That(
                DeterministicMath.CosineOfTurns(turns),
                Is.EqualTo(Math.Cos(2 * Math.PI * turns)).Within(3e-15));
        }

        Assert.That(DeterministicMath.CosineOfTurns(0), Is.EqualTo(1));
        Assert.That(DeterministicMath.CosineOfTurns(0.25), Is.EqualTo(0));
        Assert.That(DeterministicMath.CosineOfTurns(0.5), Is.EqualTo(-1));
    }
}
