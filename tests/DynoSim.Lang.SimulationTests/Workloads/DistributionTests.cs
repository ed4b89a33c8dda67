using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Simulation.Workloads;
using static DynoSim.Lang.Simulation.Workloads.DistributionFunctions;

namespace DynoSim.Lang.SimulationTests.Workloads;

public sealed class DistributionTests
{
    private const int Count = 200_000;

    private static IEnumerable<TestCaseData> Distributions()
    {
        yield return new TestCaseData(Distribution.Constant(42), 0.0).SetName("constant");
        yield return new TestCaseData(Uniform(10, 20), 2.9).SetName("uniform");
        yield return new TestCaseData(Normal(800, 100), 100.0).SetName("normal");
        yield return new TestCaseData(LogNormal(1_200, p95: 6_000), 2_200.0).SetName("lognormal");
        yield return new TestCaseData(LogNormal(100, sigma: 0.5), 60.5).SetName("lognormal by sigma");
        yield return new TestCaseData(Exponential(4), 4.0).SetName("exponential");
        yield return new TestCaseData(Geometric(9), 8.5).SetName("geometric");
        yield return new TestCaseData(Zipf(1.1), 230.0).SetName("zipf");
        yield return new TestCaseData(
            Mixture([(0.7, LogNormal(400, p95: 2_000)), (0.3, Uniform(4_000, 16_000))]), 4_500.0).SetName("mixture");
        yield return new TestCaseData(Clamp(Geometric(220), new ValueRange<double>(1, 256)), 95.0).SetName("clamp");
        yield return new TestCaseData(new EmpiricalDistribution("f", "c", [1, 1, 2, 8]), 3.0).SetName("empirical");
    }

    [TestCaseSource(nameof(Distributions))]
    public void Draws_have_the_mean_and_support_that_are_known_before(Distribution distribution, double deviation)
    {
        Assert.That(distribution.Problem, Is.EqualTo(DistributionProblem.None));
        var (low, high) = distribution.Support;
        var stream = new RandomStream(3, "test");
        var sum = 0.0;
        for (var index = 0; index < Count; index++)
        {
            var value = distribution.At(stream.Uniform(index));
            Assert.That(value, Is.InRange(low, high));
            sum += value;
        }

        Assert.That(sum / Count, Is.EqualTo(distribution.Mean).Within(5 * deviation / Math.Sqrt(Count)));
    }

    [Test]
    public void Lognormal_keeps_its_median_and_percentile()
    {
        var distribution = LogNormal(1_200, p95: 6_000);
        Assert.That(distribution.At(0.5), Is.EqualTo(1_200).Within(1e-9));
        Assert.That(distribution.At(0.95), Is.EqualTo(6_000).Within(1e-6));
    }

    [Test]
    public void Uniform_whole_numbers_reach_both_ends_equally_often()
    {
        var distribution = Uniform(2, 4);
        var stream = new RandomStream(1, "test");
        var counts = new int[5];
        for (var index = 0; index < 30_000; index++)
        {
            counts[distribution.WholeAt(stream.Uniform(index))]++;
        }

        Assert.That(counts[2..], Is.All.EqualTo(10_000).Within(400));
        Assert.That(distribution.WholeAt(double.Epsilon), Is.EqualTo(2));
        Assert.That(distribution.WholeAt(1 - 1e-16), Is.EqualTo(4));
    }

    [Test]
    public void Zipf_ranks_fall_as_the_power_says()
    {
        var distribution = new ZipfDistribution(1, 4);
        var weights = new[] { 1.0, 1.0 / 2, 1.0 / 3, 1.0 / 4 };
        var total = weights.Sum();
        var below = 0.0;
        for (var rank = 1; rank <= 4; rank++)
        {
            Assert.That(distribution.At(below + 1e-9), Is.EqualTo(rank));
            below += weights[rank - 1] / total;
            Assert.That(distribution.At(below - 1e-9), Is.EqualTo(rank));
        }
    }

    [Test]
    public void Clamping_keeps_the_probability_at_the_ends()
    {
        var distribution = Clamp(Normal(0, 1), new ValueRange<double>(0, 1));
        Assert.That(distribution.At(0.2), Is.Zero);
        Assert.That(distribution.At(0.5), Is.Zero.Within(1e-15));
        Assert.That(distribution.At(0.9), Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Meaningless()
    {
        yield return Problem(Uniform(50, 10), DistributionProblem.LowAboveHigh);
        yield return Problem(LogNormal(900, p95: 400), DistributionProblem.PercentileBelowMedian);
        yield return Problem(LogNormal(900), DistributionProblem.NotExactlyOneSpread);
        yield return Problem(LogNormal(900, p95: 1_000, sigma: 1), DistributionProblem.NotExactlyOneSpread);
        yield return Problem(LogNormal(0, sigma: 1), DistributionProblem.MedianNotPositive);
        yield return Problem(Normal(1, -1), DistributionProblem.NegativeSpread);
        yield return Problem(Exponential(0), DistributionProblem.MeanTooSmall);
        yield return Problem(Geometric(0.5), DistributionProblem.MeanTooSmall);
        yield return Problem(Zipf(0), DistributionProblem.ExponentNotPositive);
        yield return Problem(Mixture([]), DistributionProblem.Empty);
        yield return Problem(Mixture([(0.5, Uniform(1, 2))]), DistributionProblem.SharesNotWhole);
        yield return Problem(Mixture([(1, Uniform(2, 1))]), DistributionProblem.LowAboveHigh);
        yield return Problem(Clamp(Uniform(2, 1), new ValueRange<double>(0, 1)), DistributionProblem.LowAboveHigh);
        yield return Problem(Distribution.Constant(double.NaN), DistributionProblem.NotFinite);

        static TestCaseData Problem(Distribution distribution, DistributionProblem problem) =>
            new TestCaseData(distribution, problem).SetName($"{distribution.GetType().Name} {problem}");
    }

    [TestCaseSource(nameof(Meaningless))]
    public void Meaningless_parameters_are_named(Distribution distribution, DistributionProblem problem) =>
        Assert.That(distribution.Problem, Is.EqualTo(problem));

    [Test]
    public void A_normal_that_reaches_below_zero_shows_it_in_its_support()
    {
        Assert.That(Normal(10, 100).Support.Low, Is.EqualTo(-590));
        Assert.That(Normal(800, 100).Support.Low, Is.EqualTo(200));
    }
}
