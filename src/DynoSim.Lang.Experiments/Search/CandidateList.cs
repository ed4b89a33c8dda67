using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>The points of a finite space, by their coordinates in [0, 1) on every axis.</summary>
public sealed class CandidateList
{
    private readonly double[] _coordinates;

    /// <summary>A list of candidates.</summary>
    /// <param name="axes">The axes, one or more.</param>
    /// <param name="coordinates">The coordinates, candidate after candidate.</param>
    public CandidateList(ImmutableArray<SearchAxis> axes, double[] coordinates)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        if (axes.IsDefaultOrEmpty || coordinates.Length % axes.Length != 0)
        {
            throw new ArgumentException("Every candidate needs a coordinate on every axis.", nameof(coordinates));
        }

        (Axes, _coordinates) = (axes, coordinates);
    }

    /// <summary>The axes.</summary>
    public ImmutableArray<SearchAxis> Axes { get; }

    /// <summary>The number of candidates.</summary>
    public int Count => _coordinates.Length / Axes.Length;

    /// <summary>The coordinate of a candidate on an axis.</summary>
    /// <param name="candidate">The candidate, from 0.</param>
    /// <param name="axis">The axis, from 0.</param>
    public double this[int candidate, int axis] => _coordinates[(candidate * Axes.Length) + axis];

    /// <summary>A list of candidates given by level; for spaces without intervals.</summary>
    /// <param name="axes">The axes, one or more.</param>
    /// <param name="levels">The levels of every candidate.</param>
    public static CandidateList OfLevels(ImmutableArray<SearchAxis> axes, IReadOnlyList<int[]> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        var coordinates = new double[levels.Count * axes.Length];
        for (var candidate = 0; candidate < levels.Count; candidate++)
        {
            for (var axis = 0; axis < axes.Length; axis++)
            {
                coordinates[(candidate * axes.Length) + axis] = axes[axis].CoordinateOf(levels[candidate][axis]);
            }
        }

        return new CandidateList(axes, coordinates);
    }
}
