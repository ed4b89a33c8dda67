using DynoSim.Lang.Experiments.Pareto;
using DynoSim.Lang.Tests.Search;

namespace DynoSim.Lang.Tests.Pareto;

/// <summary>The laws of the hypervolume.</summary>
public sealed class HypervolumeTests
{
    [Test]
    public void It_equals_inclusion_and_exclusion([Range(1, 6)] int objectives)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var draw = new Draw(seed);
            var points = draw.Points(1 + draw.Below(10), objectives, 3 + draw.Below(50));
            var reference = Reference(objectives, 0.9);
            Assert.That(
                Hypervolume.Of(points, reference),
                Is.EqualTo(InclusionExclusion(points, reference)).Within(1e-12),
                $"seed {seed}");
        }
    }

    [Test]
    public void It_has_the_same_bits_in_any_order([Range(1, 6)] int objectives)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var draw = new Draw(seed);
            var points = draw.Points(40, objectives, 1_000);
            var shuffled = points.OrderBy(_ => draw.Uniform()).ToArray();
            var reference = Reference(objectives, 1.1);
            Assert.That(Hypervolume.Of(shuffled, reference), Is.EqualTo(Hypervolume.Of(points, reference)));
        }
    }

    [Test]
    public void It_grows_with_every_point_of_the_front_and_with_no_other([Range(1, 6)] int objectives)
    {
        var points = new Draw(3).Points(60, objectives, 1_000);
        var reference = Reference(objectives, 1.1);
        for (var count = 1; count < points.Length; count++)
        {
            var before = Hypervolume.Of(points[..count], reference);
            var after = Hypervolume.Of(points[..(count + 1)], reference);
            var isMember = ParetoFront.Of(points[..(count + 1)]).Contains(count);
            var isNew = isMember && !points[..count].Any(other => other?.SequenceEqual(points[count] ?? []) == true);
            Assert.That(after, isNew ? Is.GreaterThan(before) : Is.EqualTo(before), $"{count}");
        }
    }

    [Test]
    public void A_line_in_the_plane_has_the_closed_form()
    {
        const int count = 1_000;
        var points = Enumerable.Range(0, count + 1)
            .Select(at => new[] { (double)at / count, 1 - ((double)at / count) })
            .ToArray();
        // The triangle, without the half squares below the stairs.
        Assert.That(Hypervolume.Of(points, [1, 1]), Is.EqualTo(0.5 - (0.5 / count)).Within(1e-12));
    }

    [Test]
    public void Points_beyond_the_reference_add_nothing()
    {
        Assert.That(Hypervolume.Of([[0, 2], [2, 0], null, [double.NaN, 0]], [1, 1]), Is.Zero);
        Assert.That(Hypervolume.Of([[0, 2], [0.5, 0.5]], [1, 1]), Is.EqualTo(0.25));
    }

    [Test]
    public void A_scale_makes_the_ideal_0_and_the_nadir_1()
    {
        double[]?[] points = [[10, 5, 7], [20, 1, 7], null, [30, 9, 7]];
        var scale = ObjectiveScale.Of(points);
        Assert.That(scale?.Scaled([10, 9, 7]), Is.EqualTo(new[] { 0.0, 1, 0 }));
        Assert.That(scale?.HypervolumeOf([[10, 1, 7]]), Is.EqualTo(1.1 * 1.1 * 1.1).Within(1e-12));
        Assert.That(ObjectiveScale.OfFront(points)?.Nadir, Is.EqualTo(new[] { 20.0, 5, 7 }));
        Assert.That(ObjectiveScale.Of([null]), Is.Null);
    }

    [TestCase(3, 2_000)]
    [TestCase(4, 300)]
    [TestCase(6, 60)]
    public void Some_hundred_members_are_exact_in_reasonable_time(int objectives, int count)
    {
        // On the sphere none dominates another, which is the hardest case.
        var draw = new Draw(5);
        var points = Enumerable.Range(0, count).Select(_ => Sphere(draw, objectives)).ToArray();
        var volume = Hypervolume.Of(points, Reference(objectives, 1.1));
        Assert.That(volume, Is.InRange(0, 1.1 * 1.1 * 1.1 * 1.1 * 1.1 * 1.1));
    }

    private static double[] Sphere(Draw draw, int objectives)
    {
        var direction = Enumerable.Range(0, objectives).Select(_ => Math.Abs(draw.Normal())).ToArray();
        var length = Math.Sqrt(direction.Sum(value => value * value));
        return [.. direction.Select(value => 1 - (value / length))];
    }

    private static double[] Reference(int objectives, double value) => [.. Enumerable.Repeat(value, objectives)];

    private static double InclusionExclusion(double[]?[] points, double[] reference)
    {
        var boxes = points.Where(ParetoFront.IsDefined).ToArray();
        var total = 0.0;
        for (var subset = 1; subset < 1 << boxes.Length; subset++)
        {
            var volume = 1.0;
            for (var objective = 0; objective < reference.Length; objective++)
            {
                var worst = Enumerable.Range(0, boxes.Length)
                    .Where(at => (subset >> at & 1) == 1)
                    .Max(at => boxes[at]?[objective] ?? 0);
                volume *= Math.Max(0, reference[objective] - worst);
            }

            total += int.IsOddInteger(int.PopCount(subset)) ? volume : -volume;
        }

        return total;
    }
}
