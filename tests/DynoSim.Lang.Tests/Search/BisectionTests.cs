using DynoSim.Lang.Experiments.Search;

namespace DynoSim.Lang.Tests.Search;

/// <summary>A bisection answers what a fine grid answers, in a dozen places.</summary>
public sealed class BisectionTests
{
    [Test]
    public void Every_boundary_of_a_thousand_levels_is_found([Values(1, 2, 3, 7, 64, 1_000)] int count)
    {
        for (var boundary = 0; boundary <= count; boundary++)
        {
            var top = Run(Bisection.OverLevels(count), place => place < boundary);
            var bottom = Run(Bisection.OverLevels(count), place => place >= boundary);
            Assert.That(top.Evaluated, Has.Length.LessThanOrEqualTo(12));
            Assert.That(bottom.Evaluated, Has.Length.LessThanOrEqualTo(12));
            var (all, none) = (BisectionOutcome.HoldsEverywhere, BisectionOutcome.HoldsNowhere);
            Assert.That(
                (top.Outcome, top.Boundary),
                Is.EqualTo(boundary == 0 ? (none, null) : boundary == count ? (all, null) : Found(boundary - 1)));
            Assert.That(
                (bottom.Outcome, bottom.Boundary),
                Is.EqualTo(boundary == 0 ? (all, null) : boundary == count ? (none, null) : Found(boundary)));
        }
    }

    [TestCase(1, 1_000, 0.01)]
    [TestCase(0.25, 250, 0.01)]
    [TestCase(10, 12, 0.01)]
    [TestCase(-5, 100, 0.01)]
    [TestCase(0, 1, 0.001)]
    public void A_boundary_within_an_interval_is_met_within_the_tolerance(double low, double high, double tolerance)
    {
        var draw = new Draw(1);
        for (var round = 0; round < 500; round++)
        {
            var boundary = low + ((high - low) * draw.Uniform());
            var width = low > 0 ? boundary * tolerance : (high - low) * tolerance;
            var top = Run(Bisection.OverInterval(low, high, tolerance), place => place <= boundary);
            var bottom = Run(Bisection.OverInterval(low, high, tolerance), place => place >= boundary);
            Assert.That(top.Outcome, Is.EqualTo(BisectionOutcome.Found));
            Assert.That(top.Boundary, Is.InRange(boundary - width, boundary));
            Assert.That(bottom.Boundary, Is.InRange(boundary, boundary + width + 1e-9));
            Assert.That(top.HoldsAtLow && !bottom.HoldsAtLow);
            Assert.That(top.Evaluated, Has.Length.LessThanOrEqualTo(12));
        }
    }

    [Test]
    public void A_second_change_is_reported_with_its_places()
    {
        var result = Run(Bisection.OverLevels(100), place => place is < 20 or (> 60 and < 90));
        Assert.That(result.Outcome, Is.EqualTo(BisectionOutcome.NotMonotone));
        Assert.That(result.Boundary, Is.EqualTo(19));
        Assert.That(result.Contradictions, Is.Not.Empty.And.All.InRange(61, 89));
    }

    [TestCase(true, BisectionOutcome.NotMonotone)]
    [TestCase(false, BisectionOutcome.NotMonotone)]
    public void A_hole_between_ends_that_agree_is_reported(bool ends, BisectionOutcome expected)
    {
        var result = Run(Bisection.OverLevels(1_000), place => place is > 400 and < 600 ? !ends : ends);
        Assert.That(result.Outcome, Is.EqualTo(expected));
        Assert.That(result.Boundary, Is.Null);
        Assert.That(result.Contradictions, Is.Not.Empty.And.All.InRange(401, 599));
    }

    [Test]
    public void A_dozen_places_are_looked_at_before_nothing_is_said_to_hold()
    {
        var result = Run(Bisection.OverLevels(16), place => place is > 11 and < 15);
        Assert.That(result.Outcome, Is.EqualTo(BisectionOutcome.NotMonotone));
        Assert.That(Run(Bisection.OverLevels(1_000), _ => false).Evaluated, Has.Length.EqualTo(12));
    }

    [Test]
    public void The_same_bisection_asks_between_other_ends()
    {
        var result = Run(Bisection.OverLevels(1_000).Within(null, 99), place => place > 41);
        Assert.That((result.Outcome, result.Boundary), Is.EqualTo((BisectionOutcome.Found, 42)));
        Assert.That(result.Evaluated.Select(each => each.Place), Is.All.InRange(0, 99));
    }

    [Test]
    public void The_same_answers_give_the_same_questions()
    {
        var first = Run(Bisection.OverInterval(1, 500, 0.01), place => place < 77);
        var again = Bisection.OverInterval(1, 500, 0.01);
        foreach (var (place, holds) in first.Evaluated)
        {
            Assert.That(again.Next, Is.EqualTo(place));
            again.Tell(holds);
        }

        Assert.That(again.Result?.Boundary, Is.EqualTo(first.Boundary));
        Assert.That(() => again.Tell(true), Throws.InvalidOperationException);
    }

    [Test]
    public void An_interval_without_length_has_one_place()
    {
        var result = Run(Bisection.OverInterval(3, 3, 0.01), _ => true);
        Assert.That(result.Evaluated, Is.EqualTo(new[] { (3.0, true) }));
        Assert.That(result.Outcome, Is.EqualTo(BisectionOutcome.HoldsEverywhere));
        Assert.That(() => Bisection.OverInterval(2, 1, 0.01), Throws.ArgumentException);
        Assert.That(() => Bisection.OverInterval(1, 2, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static (BisectionOutcome Outcome, double? Boundary) Found(double boundary) =>
        (BisectionOutcome.Found, boundary);

    private static BisectionResult Run(Bisection bisection, Func<double, bool> condition)
    {
        while (bisection.Next is { } place)
        {
            bisection.Tell(condition(place));
        }

        return bisection.Result ?? throw new InvalidOperationException("There is no result.");
    }
}
