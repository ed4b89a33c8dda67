using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;
using static DynoSim.Lang.Simulation.Workloads.ArrivalFunctions;

namespace DynoSim.Lang.SimulationTests.Workloads;

public sealed class ArrivalTests
{
    private static readonly RandomStream Stream = new(1, "workload.arrivals");

    private static SimulatedTime Seconds(double seconds) => SimulatedTime.FromSeconds(seconds);

    [Test]
    public void Constant_arrivals_have_equal_gaps_from_the_start() =>
        Assert.That(
            Constant(3).Times(Stream, Seconds(1.5), 100),
            Is.EqualTo(new[] { 0L, 333_333_333_333, 666_666_666_667, 1_000_000_000_000, 1_333_333_333_333 }));

    private static IEnumerable<TestCaseData> Processes()
    {
        yield return new TestCaseData(Poisson(20), 1.0).SetName("poisson");
        yield return new TestCaseData(Gamma(20, 2), 2.0).SetName("gamma, bursty");
        yield return new TestCaseData(Gamma(20, 0.5), 0.5).SetName("gamma, regular");
        yield return new TestCaseData(Weibull(20, 0.7), 1.4624).SetName("weibull, bursty");
        yield return new TestCaseData(Weibull(20, 2), 0.5227).SetName("weibull, regular");
    }

    [TestCaseSource(nameof(Processes))]
    public void Gaps_have_the_mean_and_variation_of_the_process(ArrivalProcess process, double variation)
    {
        var times = process.Times(Stream, Seconds(10_000), int.MaxValue);
        Assert.That(times, Is.Ordered);
        Assert.That(times.Length, Is.EqualTo(200_000).Within(5 * variation * Math.Sqrt(200_000)));
        var gaps = times.Zip(times.Skip(1), (before, after) => (after - before) / 1e12).ToArray();
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean)));
        Assert.That(deviation / mean, Is.EqualTo(variation).Within(0.02 * variation));
    }

    [Test]
    public void Arrivals_stop_before_the_end_and_at_the_number()
    {
        var all = Poisson(5).Times(Stream, Seconds(100), int.MaxValue);
        Assert.That(all[^1], Is.LessThan(Seconds(100).Picoseconds));
        Assert.That(Poisson(5).Times(Stream, Seconds(100), 7), Is.EqualTo(all[..7]));
        Assert.That(Poisson(5).Times(Stream, Seconds(50), int.MaxValue), Is.EqualTo(all.Where(time => time < 50e12)));
    }

    [Test]
    public void A_profile_follows_its_steps_and_holds_the_last()
    {
        var process = Piecewise([(Seconds(0), 5), (Seconds(1_000), 50), (Seconds(2_000), 0), (Seconds(3_000), 10)]);
        var times = process.Times(Stream, Seconds(4_000), int.MaxValue);
        int Within(double from, double to) => times.Count(time => time >= from * 1e12 && time < to * 1e12);
        Assert.That(times, Is.Ordered);
        Assert.That(Within(0, 1_000), Is.EqualTo(5_000).Within(350));
        Assert.That(Within(1_000, 2_000), Is.EqualTo(50_000).Within(1_100));
        Assert.That(Within(2_000, 3_000), Is.Zero);
        Assert.That(Within(3_000, 4_000), Is.EqualTo(10_000).Within(500));
    }

    [Test]
    public void A_repeating_profile_has_the_mean_of_one_pass()
    {
        var process = OnOff(20, Seconds(10), Seconds(50));
        Assert.That(process.MeanRate, Is.EqualTo(20.0 / 6).Within(1e-12));
        Assert.That(process.PeakRate, Is.EqualTo(20));
        var times = process.Times(Stream, Seconds(6_000), int.MaxValue);
        Assert.That(times.Length, Is.EqualTo(20_000).Within(700));
        Assert.That(times.Select(time => time / 1e12 % 60), Is.All.LessThan(10));
    }

    [Test]
    public void A_profile_that_ends_in_silence_ends()
    {
        var times = Piecewise([(Seconds(0), 5), (Seconds(10), 0)]).Times(Stream, Seconds(1e6), int.MaxValue);
        Assert.That(times, Is.Not.Empty);
        Assert.That(times[^1], Is.LessThan(10e12));
    }

    [Test]
    public void A_week_swings_between_its_bounds_and_rests_at_the_weekend()
    {
        var hour = 3_600.0;
        var week = (ProfileArrivals)Diurnal(2, 20, Seconds(14 * hour), weekend: 0.4);
        Assert.That(week.PeakRate, Is.EqualTo(20).Within(0.01));
        Assert.That(week.Repeat, Is.EqualTo(Seconds(7 * 24 * hour)));
        Assert.That(RateAt(14), Is.EqualTo(20).Within(0.01));
        Assert.That(RateAt(2), Is.EqualTo(2).Within(0.01));
        Assert.That(RateAt((5 * 24) + 14), Is.EqualTo(8).Within(0.01));
        Assert.That(week.MeanRate, Is.EqualTo(11 * (5 + 0.8) / 7).Within(1e-6));

        double RateAt(double hours) => week.Steps.Last(step => step.From.Seconds <= hours * hour).Rate;
    }

    [Test]
    public void Another_rate_moves_the_same_arrivals()
    {
        var slow = Poisson(5).Times(Stream, Seconds(1e5), 1_000);
        var fast = Poisson(10).Times(Stream, Seconds(1e5), 1_000);
        Assert.That(fast.Zip(slow, (one, other) => Math.Abs((2 * one) - other)), Is.All.LessThan(2_000));
    }

    [TestCase(0.0)]
    [TestCase(-1.0)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_rate_must_be_positive(double rate) =>
        Assert.That(Poisson(rate).Problem, Is.EqualTo(ArrivalProblem.RateNotPositive));

    [Test]
    public void Profiles_must_rise_in_time()
    {
        Assert.That(Piecewise([]).Problem, Is.EqualTo(ArrivalProblem.EmptyProfile));
        Assert.That(
            Piecewise([(Seconds(1), 1), (Seconds(1), 2)]).Problem, Is.EqualTo(ArrivalProblem.TimesNotRising));
        Assert.That(
            Piecewise([(Seconds(0), 1), (Seconds(5), 2)], Seconds(5)).Problem,
            Is.EqualTo(ArrivalProblem.TimesNotRising));
        Assert.That(Piecewise([(Seconds(0), 0)]).Problem, Is.EqualTo(ArrivalProblem.RateNotPositive));
        Assert.That(Gamma(1, 0).Problem, Is.EqualTo(ArrivalProblem.ShapeNotPositive));
        Assert.That(Weibull(1, -1).Problem, Is.EqualTo(ArrivalProblem.ShapeNotPositive));
    }
}
