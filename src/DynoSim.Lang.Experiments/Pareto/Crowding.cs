using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Pareto;

/// <summary>
/// How alone the members of a front are (NSGA-II's crowding distance): the sum over objectives of the gap between the
/// two neighbours, relative to the range. The ends of every objective are infinitely alone.
/// </summary>
public static class Crowding
{
    /// <summary>The distance of every member, in the order of <paramref name="members"/>.</summary>
    /// <param name="points">The objectives of all points.</param>
    /// <param name="members">Indices of defined points: those of one front.</param>
    public static double[] Distances(IReadOnlyList<double[]?> points, IReadOnlyList<int> members)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(members);
        var distances = new double[members.Count];
        var values = members.Select(member => points[member]
            ?? throw new ArgumentException("A member has no result.", nameof(members))).ToArray();
        for (var objective = 0; members.Count > 0 && objective < values[0].Length; objective++)
        {
            Add(distances, [.. values.Select(value => value[objective])], members);
        }

        return distances;
    }

    /// <summary>The members, the most alone first and equals by index: any beginning of it is spread well.</summary>
    /// <param name="points">The objectives of all points.</param>
    /// <param name="members">Indices of defined points: those of one front.</param>
    public static ImmutableArray<int> Order(IReadOnlyList<double[]?> points, IReadOnlyList<int> members)
    {
        var distances = Distances(points, members);
        return
        [
            .. Enumerable.Range(0, members.Count)
                .OrderByDescending(place => distances[place])
                .ThenBy(place => members[place])
                .Select(place => members[place]),
        ];
    }

    private static void Add(double[] distances, double[] values, IReadOnlyList<int> members)
    {
        var order = Enumerable.Range(0, values.Length)
            .OrderBy(place => values[place])
            .ThenBy(place => members[place])
            .ToArray();
        var range = values[order[^1]] - values[order[0]];
        distances[order[0]] = double.PositiveInfinity;
        distances[order[^1]] = double.PositiveInfinity;
        for (var at = 1; at + 1 < order.Length && range > 0; at++)
        {
            distances[order[at]] += (values[order[at + 1]] - values[order[at - 1]]) / range;
        }
    }
}
