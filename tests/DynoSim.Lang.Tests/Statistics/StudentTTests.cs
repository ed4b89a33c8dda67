using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Tests.Statistics;

/// <summary>Quantiles of Student's t against closed forms and published values.</summary>
public sealed class StudentTTests
{
    [TestCase(1e-4)]
    [TestCase(0.025)]
    [TestCase(0.2)]
    [TestCase(0.4)]
    [TestCase(0.4999)]
    public void One_two_and_four_degrees_have_closed_forms(double probability)
    {
        // The cotangent of pi p for one degree, a root for two; four have a closed probability.
        var one = DeterministicMath.CosineOfTurns(probability / 2)
            / DeterministicMath.CosineOfTurns((probability / 2) - 0.25);
        var alpha = 4 * probability * (1 - probability);
        var two = (1 - (2 * probability)) * Math.Sqrt(2 / alpha);
        var four = StudentT.Quantile(1 - probability, 4);
        var square = 1 + (four * four / 4);
        var above = 0.375 * four / Math.Sqrt(square) * (1 - (four * four / (12 * square)));
        Assert.That(StudentT.Quantile(probability, 1), Is.EqualTo(-one).Within(1e-9).Percent);
        Assert.That(StudentT.Quantile(probability, 2), Is.EqualTo(-two).Within(1e-11).Percent);
        Assert.That(above, Is.EqualTo(0.5 - probability).Within(1e-15));
        Assert.That(StudentT.Quantile(1 - probability, 2), Is.EqualTo(two).Within(1e-4).Percent);
    }

    [TestCase(0.975, 1, 12.706204736174694)]
    [TestCase(0.975, 2, 4.302652729749462)]
    [TestCase(0.975, 3, 3.182446305284263)]
    [TestCase(0.975, 4, 2.7764451051977987)]
    [TestCase(0.975, 9, 2.2621571627982053)]
    [TestCase(0.975, 10, 2.2281388519862735)]
    [TestCase(0.975, 29, 2.045229642132703)]
    [TestCase(0.975, 30, 2.0422724563012373)]
    [TestCase(0.975, 100, 1.9839715185235518)]
    [TestCase(0.95, 5, 2.0150483733330233)]
    [TestCase(0.995, 10, 3.169272672616872)]
    public void Published_values_are_met(double probability, double degrees, double expected) =>
        Assert.That(StudentT.Quantile(probability, degrees), Is.EqualTo(expected).Within(1e-10).Percent);

    [Test]
    public void The_two_ways_agree_where_they_meet()
    {
        const double below = 19_999;
        const double above = 20_001;
        foreach (var probability in new[] { 1e-10, 1e-4, 0.025, 0.3, 0.49 })
        {
            var (left, right) = (StudentT.Quantile(probability, below), StudentT.Quantile(probability, above));
            var z = DeterministicMath.InverseNormal(probability);
            // What the distance of the degrees alone makes.
            var slope = ((z * z * z) + z) / 4 * ((1 / below) - (1 / above));
            Assert.That(left - right, Is.EqualTo(slope).Within(Math.Abs(slope) * 2e-3), $"{probability}");
        }
    }

    [Test]
    public void Far_tails_keep_their_digits()
    {
        Assert.That(StudentT.Quantile(1e-10, 1), Is.EqualTo(-1e10 / Math.PI).Within(1e-10).Percent);
        Assert.That(StudentT.Quantile(1e-10, 2), Is.EqualTo(-1e5 / Math.Sqrt(2)).Within(1e-7).Percent);
    }

    [Test]
    public void A_quantile_inverts_the_probability()
    {
        foreach (var degrees in new[] { 1, 1.5, 2, 3, 7, 50, 1_000, 15_000 })
        {
            foreach (var probability in new[] { 1e-9, 1e-3, 0.1, 0.24, 0.26, 0.45 })
            {
                var value = -StudentT.Quantile(probability, degrees);
                Assert.That(StudentT.Tail(value, degrees), Is.EqualTo(probability).Within(1e-8).Percent);
                Assert.That(StudentT.Quantile(1 - probability, degrees), Is.EqualTo(value).Within(1e-4).Percent);
            }
        }

        Assert.That(StudentT.Quantile(0.5, 3), Is.Zero);
    }

    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(double.NaN, 1)]
    [TestCase(0.5, 0)]
    public void What_has_no_quantile_is_refused(double probability, double degrees) =>
        Assert.That(() => StudentT.Quantile(probability, degrees), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
