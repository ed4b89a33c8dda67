using DynoSim.Lang.Experiments.Pareto;

namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// How much a point would add to a front: the volume up to the reference for one to three objectives, and beyond, where
/// volumes take too long, the distance to what is dominated.
/// </summary>
/// <param name="reference">The worst corner.</param>
internal sealed class FrontImprovement(double[] reference)
{
    private readonly List<double[]> _front = [];

    /// <summary>Adds a point to the front; what it dominates falls out.</summary>
    public void Add(double[] point)
    {
        foreach (var member in _front)
        {
            if (member.AsSpan().SequenceEqual(point) || ParetoFront.Dominates(member, point))
            {
                return;
            }
        }

        _front.RemoveAll(member => ParetoFront.Dominates(point, member));
        var place = _front.BinarySearch(
            point, Comparer<double[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        _front.Insert(place < 0 ? ~place : place, point);
    }

    /// <summary>What a point would add; 0 if it is dominated or beyond the reference.</summary>
    public double Of(double[] point)
    {
        for (var objective = 0; objective < point.Length; objective++)
        {
            if (point[objective] >= reference[objective])
            {
                return 0;
            }
        }

        return point.Length switch
        {
            1 => Math.Max(0, (_front.Count == 0 ? reference[0] : _front[0][0]) - point[0]),
            2 => Area(point),
            3 => Volume(point),
            _ => Math.Max(0, Distance(point)),
        };
    }

    /// <summary>
    /// The least shift of the whole front that would make it dominate the point: the higher, the better the point;
    /// below 0 it is dominated by as much. For the order among points that add nothing.
    /// </summary>
    public double Distance(double[] point)
    {
        var least = double.PositiveInfinity;
        foreach (var member in _front)
        {
            var shift = double.NegativeInfinity;
            for (var objective = 0; objective < point.Length; objective++)
            {
                shift = Math.Max(shift, member[objective] - point[objective]);
            }

            least = Math.Min(least, shift);
        }

        return least;
    }

    private double Area(double[] point)
    {
        var (gain, ceiling, from) = (0.0, reference[1], point[0]);
        foreach (var member in _front)
        {
            if (member[0] > from)
            {
                var to = Math.Min(member[0], reference[0]);
                gain += (to - from) * Math.Max(0, ceiling - point[1]);
                from = to;
            }

            ceiling = Math.Min(ceiling, member[1]);
            if (ceiling <= point[1])
            {
                return gain;
            }
        }

        return gain + (Math.Max(0, reference[0] - from) * Math.Max(0, ceiling - point[1]));
    }

    private double Volume(double[] point)
    {
        var open = (reference[1] - point[1]) * (reference[2] - point[2]);
        var stairs = new Staircase();
        var (gain, from) = (0.0, point[0]);
        foreach (var member in _front)
        {
            if (member[1] >= reference[1] || member[2] >= reference[2])
            {
                continue;
            }

            if (member[0] > from)
            {
                var to = Math.Min(member[0], reference[0]);
                gain += (to - from) * open;
                from = to;
            }

            var (left, bottom) = (Math.Max(member[1], point[1]), Math.Max(member[2], point[2]));
            open -= stairs.Gain(left, bottom, reference[1], reference[2]);
            stairs.Add(left, bottom);
            if (open <= 1e-15)
            {
                return gain;
            }
        }

        return gain + (Math.Max(0, reference[0] - from) * open);
    }
}
