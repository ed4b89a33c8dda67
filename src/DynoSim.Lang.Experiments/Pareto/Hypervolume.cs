namespace DynoSim.Lang.Experiments.Pareto;

/// <summary>
/// The volume that a set of points dominates up to a reference point, exact up to rounding and the same to the last bit
/// for every order of the points. One to three objectives by sweeping; beyond, the exclusive volume of every point
/// against those before it (While, Bradstreet and Barone's WFG), which is for some hundred points.
/// </summary>
public static class Hypervolume
{
    /// <summary>The dominated volume, of what is to be small; undefined points and those beyond add nothing.</summary>
    /// <param name="points">The objectives of every point; null where there is no result.</param>
    /// <param name="reference">The worst corner.</param>
    public static double Of(IReadOnlyList<double[]?> points, double[] reference)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(reference);
        var inside = new List<double[]>();
        foreach (var point in points)
        {
            if (point is not null && ParetoFront.IsDefined(point) && IsInside(point, reference))
            {
                inside.Add(point);
            }
        }

        return OfFront(FrontOf(inside), reference);
    }

    private static bool IsInside(double[] point, double[] reference)
    {
        for (var objective = 0; objective < reference.Length; objective++)
        {
            if (point[objective] >= reference[objective])
            {
                return false;
            }
        }

        return point.Length == reference.Length
            ? true
            : throw new ArgumentException("A point and the reference differ in length.", nameof(point));
    }

    // In lexicographic order and without repetitions, so that the sums below do not depend on the order given.
    private static List<double[]> FrontOf(List<double[]> points)
    {
        var front = new List<double[]>();
        foreach (var index in ParetoFront.Of(points))
        {
            front.Add(points[index]);
        }

        front.Sort((left, right) => left.AsSpan().SequenceCompareTo(right));
        var distinct = new List<double[]>(front.Count);
        foreach (var point in front)
        {
            if (distinct.Count == 0 || !distinct[^1].AsSpan().SequenceEqual(point))
            {
                distinct.Add(point);
            }
        }

        return distinct;
    }

    private static double OfFront(List<double[]> front, double[] reference) => reference.Length switch
    {
        0 => throw new ArgumentException("There are no objectives.", nameof(reference)),
        _ when front.Count == 0 => 0,
        1 => reference[0] - front[0][0],
        2 => Area(front, reference),
        3 => Volume(front, reference),
        _ => Sliced(front, reference),
    };

    private static double Area(List<double[]> front, double[] reference)
    {
        var (area, ceiling) = (0.0, reference[1]);
        foreach (var point in front)
        {
            area += (reference[0] - point[0]) * (ceiling - point[1]);
            ceiling = point[1];
        }

        return area;
    }

    private static double Volume(List<double[]> front, double[] reference)
    {
        var stairs = new Staircase();
        var (volume, area) = (0.0, 0.0);
        for (var at = 0; at < front.Count; at++)
        {
            var point = front[at];
            area += stairs.Gain(point[1], point[2], reference[1], reference[2]);
            stairs.Add(point[1], point[2]);
            var next = at + 1 < front.Count ? front[at + 1][0] : reference[0];
            volume += area * (next - point[0]);
        }

        return volume;
    }

    private static double Sliced(List<double[]> front, double[] reference)
    {
        var volume = 0.0;
        for (var at = 0; at < front.Count; at++)
        {
            volume += (reference[0] - front[at][0]) * Exclusive(front, at, reference[1..]);
        }

        return volume;
    }

    // Those before a point are not worse in the first objective, so what they cover of its box is a matter of the rest.
    private static double Exclusive(List<double[]> front, int at, double[] reference)
    {
        var point = front[at].AsSpan(1);
        var own = 1.0;
        for (var objective = 0; objective < reference.Length; objective++)
        {
            own *= reference[objective] - point[objective];
        }

        var limited = new List<double[]>(at);
        for (var other = 0; other < at; other++)
        {
            var worse = new double[reference.Length];
            for (var objective = 0; objective < worse.Length; objective++)
            {
                worse[objective] = Math.Max(point[objective], front[other][objective + 1]);
            }

            limited.Add(worse);
        }

        return own - OfFront(FrontOf(limited), reference);
    }
}
