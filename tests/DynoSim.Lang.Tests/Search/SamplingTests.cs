using DynoSim.Lang.Experiments.Search;

namespace DynoSim.Lang.Tests.Search;

/// <summary>Space-filling designs fill space.</summary>
public sealed class SamplingTests
{
    private const int Dimensions = 40;
    private const int Count = 256;

    [Test]
    public void A_power_of_two_of_a_sobol_sequence_meets_every_part_of_every_axis_once()
    {
        var points = new SobolSequence(Dimensions, seed: 3).Points(Count);
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            Assert.That(Parts(points, dimension), Is.EquivalentTo(Enumerable.Range(0, Count)), $"axis {dimension}");
        }
    }

    // Joe and Kuo: the first points without a shift, from the published table.
    [Test]
    public void The_first_dimensions_have_the_published_differences()
    {
        var points = new SobolSequence(5, seed: 9).Points(8);
        double[][] published =
        [
            [0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5], [0.25, 0.75, 0.75, 0.75, 0.25], [0.75, 0.25, 0.25, 0.25, 0.75],
            [0.125, 0.625, 0.375, 0.125, 0.125],
        ];
        for (var at = 0; at < published.Length; at++)
        {
            for (var dimension = 0; dimension < 5; dimension++)
            {
                var difference = Integer(points[at][dimension]) ^ Integer(points[0][dimension]);
                Assert.That(difference / 4294967296.0, Is.EqualTo(published[at][dimension]), $"{at}, {dimension}");
            }
        }
    }

    [Test]
    public void Cells_of_planes_are_met_equally_often()
    {
        var points = new SobolSequence(Dimensions, seed: 1).Points(4_096);
        for (var dimension = 1; dimension < Dimensions; dimension++)
        {
            var cells = points.CountBy(point =>
                ((int)(point[dimension - 1] * 8) * 8) + (int)(point[dimension] * 8));
            Assert.That(cells.Select(cell => cell.Value), Is.All.EqualTo(64), $"axes {dimension - 1}, {dimension}");
        }
    }

    [Test]
    public void A_latin_hypercube_meets_every_part_of_every_axis_once()
    {
        var points = LatinHypercube.Points(37, 6, seed: 2);
        for (var dimension = 0; dimension < 6; dimension++)
        {
            Assert.That(
                points.Select(point => (int)(point[dimension] * 37)), Is.EquivalentTo(Enumerable.Range(0, 37)));
        }
    }

    [Test]
    public void A_seed_moves_the_points_and_repeats_them()
    {
        Func<long, double[][]>[] designs =
        [
            seed => new SobolSequence(60, seed).Points(9),
            seed => LatinHypercube.Points(9, 3, seed),
            seed => RandomPoints.Points(9, 3, seed),
        ];
        foreach (var design in designs)
        {
            var first = design(1);
            Assert.That(design(1), Is.EqualTo(first));
            Assert.That(design(2), Is.Not.EqualTo(first));
        }

        Assert.That(new SobolSequence(60, 1).Points(99).SelectMany(point => point), Is.All.InRange(0, 0.9999999999));
    }

    [Test]
    public void An_axis_cuts_coordinates_into_levels()
    {
        var axis = SearchAxis.Ordered(3);
        Assert.That(new[] { -1, 0, 0.3333, 0.3334, 0.99999, 1, 2 }.Select(axis.LevelOf),
            Is.EqualTo(new[] { 0, 0, 0, 1, 2, 2, 2 }));
        Assert.That(Enumerable.Range(0, 3).Select(level => axis.LevelOf(axis.CoordinateOf(level))),
            Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(SearchAxis.Interval.IsInterval && !SearchAxis.Categorical(2).IsOrdered);
        Assert.That(() => SearchAxis.Ordered(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static uint Integer(double coordinate) => (uint)(coordinate * 4294967296.0);

    private static IEnumerable<int> Parts(double[][] points, int dimension) =>
        points.Select(point => (int)(point[dimension] * Count));
}
