using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Pareto;

/// <summary>
/// Dominance between vectors of objectives, all of which are to be as small as possible. A vector that is missing or
/// holds anything but finite numbers is undefined: it dominates nothing and is in no front.
/// </summary>
public static class ParetoFront
{
    /// <summary>Whether a result can be compared at all: it exists and every objective is a finite number.</summary>
    /// <param name="point">The objectives, or null.</param>
    public static bool IsDefined(double[]? point)
    {
        if (point is null)
        {
            return false;
        }

        foreach (var value in point)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one vector is nowhere worse than another and somewhere better.</summary>
    /// <param name="left">The one that may dominate.</param>
    /// <param name="right">The one that may be dominated; of the same length.</param>
    public static bool Dominates(double[] left, double[] right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var isBetter = false;
        for (var objective = 0; objective < left.Length; objective++)
        {
            if (left[objective] > right[objective])
            {
                return false;
            }

            isBetter |= left[objective] < right[objective];
        }

        return isBetter;
    }

    /// <summary>The points that no other dominates, by index; equal points are all in it or all not.</summary>
    /// <param name="points">The objectives of every point; null where there is no result.</param>
    public static ImmutableArray<int> Of(IReadOnlyList<double[]?> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var sorted = SortedPoints.Of(points);
        var layer = new DominanceLayer(sorted.Objectives);
        var members = new List<int>();
        for (var place = 0; place < sorted.Count; place++)
        {
            var isMember = sorted.IsRepeated(place)
                ? members.Count > 0 && members[^1] == sorted.Index(place - 1)
                : !layer.Dominates(sorted.Point(place));
            if (isMember)
            {
                members.Add(sorted.Index(place));
                layer.Add(sorted.Point(place));
            }
        }

        members.Sort();
        return [.. members];
    }

    /// <summary>
    /// The rank of every point: 1 for the front, 2 for the front of what is left without it, and so on; 0 where the
    /// result is undefined.
    /// </summary>
    /// <param name="points">The objectives of every point; null where there is no result.</param>
    public static ImmutableArray<int> Ranks(IReadOnlyList<double[]?> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var sorted = SortedPoints.Of(points);
        var ranks = new int[points.Count];
        var layers = new List<DominanceLayer>();
        for (var place = 0; place < sorted.Count; place++)
        {
            if (sorted.IsRepeated(place))
            {
                ranks[sorted.Index(place)] = ranks[sorted.Index(place - 1)];
                continue;
            }

            var point = sorted.Point(place);
            var rank = FirstThatDoesNotDominate(layers, point);
            if (rank == layers.Count)
            {
                layers.Add(new DominanceLayer(sorted.Objectives));
            }

            layers[rank].Add(point);
            ranks[sorted.Index(place)] = rank + 1;
        }

        return [.. ranks];
    }

    // What a layer's member dominates, a member of every layer before it dominates too: so the layers can be halved.
    private static int FirstThatDoesNotDominate(List<DominanceLayer> layers, ReadOnlySpan<double> point)
    {
        var (low, high) = (0, layers.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (layers[middle].Dominates(point))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
