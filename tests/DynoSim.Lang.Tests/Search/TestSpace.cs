using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Pareto;
using DynoSim.Lang.Experiments.Search;

namespace DynoSim.Lang.Tests.Search;

/// <summary>A space of which every point is known.</summary>
internal sealed class TestSpace
{
    private readonly Dictionary<string, int> _byKey = [];

    private TestSpace(string name, CandidateList candidates, ImmutableArray<int[]> levels, double[]?[] objectives)
    {
        (Name, Candidates, Levels, Objectives) = (name, candidates, levels, objectives);
        for (var at = 0; at < levels.Length; at++)
        {
            _byKey.Add(KeyOf(levels[at]), at);
        }
    }

    public string Name { get; }

    public CandidateList Candidates { get; }

    public ImmutableArray<int[]> Levels { get; }

    public double[]?[] Objectives { get; }

    public int ObjectiveCount => Objectives.First(point => point is not null)?.Length ?? 0;

    /// <summary>All points of a grid that are in the space, with their objectives; null where they have none.</summary>
    public static TestSpace Of(
        string name, ImmutableArray<SearchAxis> axes, Func<int[], bool> isIn, Func<int[], double[]?> objectives)
    {
        var levels = Grid(axes).Where(isIn).ToImmutableArray();
        return new TestSpace(
            name, CandidateList.OfLevels(axes, levels), levels, [.. levels.Select(objectives)]);
    }

    /// <summary>The point of some coordinates; null if it is not in the space.</summary>
    public int? Find(double[] coordinates)
    {
        var levels = coordinates.Select((value, axis) => Candidates.Axes[axis].LevelOf(value));
        return _byKey.TryGetValue(KeyOf([.. levels]), out var at) ? at : null;
    }

    public string KeyOf(int at) => KeyOf(Levels[at]);

    /// <summary>The part of the whole hypervolume of some points, on the scales of the front and of all.</summary>
    public (double OnFront, double OnAll) Reached(IEnumerable<int> evaluated)
    {
        var points = evaluated.Select(at => Objectives[at]).ToArray();
        return (Part(ObjectiveScale.OfFront(Objectives), points), Part(ObjectiveScale.Of(Objectives), points));
    }

    private double Part(ObjectiveScale? scale, double[]?[] points) => scale is null
        ? 0
        : scale.HypervolumeOf(points) / scale.HypervolumeOf(Objectives);

    private static string KeyOf(int[] levels) => string.Join(',', levels);

    private static IEnumerable<int[]> Grid(ImmutableArray<SearchAxis> axes)
    {
        var levels = new int[axes.Length];
        while (true)
        {
            yield return [.. levels];
            var axis = axes.Length - 1;
            while (axis >= 0 && ++levels[axis] == axes[axis].Levels)
            {
                levels[axis--] = 0;
            }

            if (axis < 0)
            {
                yield break;
            }
        }
    }
}
