namespace DynoSim.Lang.Experiments.Pareto;

/// <summary>
/// The defined points in lexicographic order, equal ones by index: none is dominated by one that comes after it.
/// </summary>
internal sealed class SortedPoints
{
    private readonly IReadOnlyList<double[]?> _points;
    private readonly int[] _order;

    private SortedPoints(IReadOnlyList<double[]?> points, int[] order)
    {
        _points = points;
        _order = order;
        Objectives = order.Length == 0 ? 0 : Point(0).Length;
    }

    public int Count => _order.Length;

    public int Objectives { get; }

    public static SortedPoints Of(IReadOnlyList<double[]?> points)
    {
        var defined = new List<int>(points.Count);
        var objectives = -1;
        for (var index = 0; index < points.Count; index++)
        {
            if (points[index] is { } point && ParetoFront.IsDefined(point))
            {
                objectives = objectives < 0 ? point.Length : objectives;
                if (point.Length != objectives)
                {
                    throw new ArgumentException("Every point needs the same number of objectives.", nameof(points));
                }

                defined.Add(index);
            }
        }

        var order = defined.ToArray();
        Array.Sort(order, (left, right) =>
        {
            var difference = points[left].AsSpan().SequenceCompareTo(points[right].AsSpan());
            return difference != 0 ? difference : left.CompareTo(right);
        });
        return new SortedPoints(points, order);
    }

    /// <summary>The place of a point in the list it came from.</summary>
    public int Index(int place) => _order[place];

    public ReadOnlySpan<double> Point(int place) => _points[_order[place]];

    /// <summary>Whether the point before has the same objectives.</summary>
    public bool IsRepeated(int place) => place > 0 && Point(place).SequenceEqual(Point(place - 1));
}
