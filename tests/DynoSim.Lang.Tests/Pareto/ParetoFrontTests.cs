using DynoSim.Lang.Experiments.Pareto;
using DynoSim.Lang.Tests.Search;

namespace DynoSim.Lang.Tests.Pareto;

/// <summary>The laws of dominance, on random points with ties and holes.</summary>
public sealed class ParetoFrontTests
{
    [Test]
    public void A_front_is_what_nothing_dominates([Range(1, 6)] int objectives)
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var draw = new Draw(seed);
            var points = draw.Points(1 + draw.Below(80), objectives, 2 + draw.Below(12));
            var expected = Enumerable.Range(0, points.Length).Where(at => IsUndominated(points, at));
            Assert.That(ParetoFront.Of(points), Is.EqualTo(expected), $"seed {seed}");
        }
    }

    [Test]
    public void Ranks_peel_one_front_after_the_other([Range(1, 6)] int objectives)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var draw = new Draw(seed);
            var points = draw.Points(1 + draw.Below(80), objectives, 2 + draw.Below(12));
            var expected = new int[points.Length];
            var left = points.ToArray();
            for (var rank = 1; ParetoFront.Of(left) is { Length: > 0 } front; rank++)
            {
                foreach (var member in front)
                {
                    expected[member] = rank;
                    left[member] = null;
                }
            }

            Assert.That(ParetoFront.Ranks(points), Is.EqualTo(expected), $"seed {seed}");
        }
    }

    [Test]
    public void Nothing_undefined_is_in_a_front()
    {
        double[]?[] points =
            [null, [double.NaN, 0], [double.NegativeInfinity, 0], [1, 1], [0, double.PositiveInfinity]];
        Assert.That(ParetoFront.Of(points), Is.EqualTo(new[] { 3 }));
        Assert.That(ParetoFront.Ranks(points), Is.EqualTo(new[] { 0, 0, 0, 1, 0 }));
        Assert.That(ParetoFront.Of([null, null]), Is.Empty);
        Assert.That(ParetoFront.Of([]), Is.Empty);
    }

    [Test]
    public void Equal_points_are_all_in_it_whatever_the_sign_of_zero()
    {
        double[]?[] points = [[0, 1], [-0.0, 1], [0, 2], [1, -0.0], [1, 0]];
        Assert.That(ParetoFront.Of(points), Is.EqualTo(new[] { 0, 1, 3, 4 }));
    }

    [TestCase(2, 100_000)]
    [TestCase(3, 100_000)]
    [TestCase(4, 20_000)]
    public void Many_points_are_ranked_in_little_memory(int objectives, int count)
    {
        var points = new Draw(7).Points(count, objectives, 1_000_000, areSomeUndefined: false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var ranks = ParetoFront.Ranks(points);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 << 20));
        Assert.That(ranks.Count(rank => rank == 1), Is.EqualTo(ParetoFront.Of(points).Length));
    }

    [Test]
    public void A_crowding_order_begins_with_the_ends_and_ties_by_index()
    {
        double[]?[] points = [[0, 4], [1, 3], [2, 2], [3, 1], [4, 0], [1, 3]];
        Assert.That(Crowding.Distances(points, [0, 2, 4]), Is.EqualTo(
            new[] { double.PositiveInfinity, 2, double.PositiveInfinity }));
        Assert.That(Crowding.Order(points, [0, 1, 2, 3, 4]), Is.EqualTo(new[] { 0, 4, 1, 2, 3 }));
        Assert.That(Crowding.Order(points, [1, 5]), Is.EqualTo(new[] { 1, 5 }));
        Assert.That(Crowding.Order(points, []), Is.Empty);
    }

    private static bool IsUndominated(double[]?[] points, int at) => points[at] is { } point
        && ParetoFront.IsDefined(point)
        && !points.Any(other =>
            other is not null && ParetoFront.IsDefined(other) && ParetoFront.Dominates(other, point));
}
