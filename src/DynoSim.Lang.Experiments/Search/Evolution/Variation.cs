using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Search.Surrogates;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Experiments.Search.Evolution;

/// <summary>Makes points from points, axis by axis and as the kind of the axis allows.</summary>
internal sealed class Variation(IReadOnlyList<SearchAxis> axes, SequentialRandom random)
{
    private const double CrossoverPart = 0.9;
    private const double LeapPart = 0.15;
    private const double IntervalStep = 0.08;

    /// <summary>A point of two parents: every coordinate from one of them, and some changed.</summary>
    public double[] Child(double[] first, double[] second)
    {
        var child = first.ToArray();
        var isCrossed = random.Uniform() < CrossoverPart;
        for (var axis = 0; axis < child.Length; axis++)
        {
            child[axis] = isCrossed && random.Uniform() < 0.5 ? second[axis] : child[axis];
            if (random.Uniform() * child.Length < 1)
            {
                child[axis] = Changed(axis, child[axis]);
            }
        }

        return child;
    }

    /// <summary>A point one step away on one axis, or on two: what trades one axis for the other needs both.</summary>
    public double[] Neighbour(double[] point)
    {
        var neighbour = point.ToArray();
        var axis = random.Below(axes.Count);
        neighbour[axis] = Stepped(axis, neighbour[axis]);
        if (random.Uniform() < 0.5)
        {
            axis = random.Below(axes.Count);
            neighbour[axis] = Stepped(axis, neighbour[axis]);
        }

        return neighbour;
    }

    /// <summary>
    /// Of two drawn members the one that stands first: the better parent, or of a front the more lonely.
    /// </summary>
    public int Winner(ImmutableArray<int> ordered) =>
        ordered[Math.Min(random.Below(ordered.Length), random.Below(ordered.Length))];

    /// <summary>A point in canonical form: the middle of every level.</summary>
    public double[] Canonical(double[] point)
    {
        for (var axis = 0; axis < point.Length; axis++)
        {
            var kind = axes[axis];
            point[axis] = kind.IsInterval ? point[axis] : kind.CoordinateOf(kind.LevelOf(point[axis]));
        }

        return point;
    }

    private double Changed(int axis, double coordinate) =>
        random.Uniform() < LeapPart ? random.Uniform() : Stepped(axis, coordinate);

    private double Stepped(int axis, double coordinate)
    {
        var kind = axes[axis];
        if (kind.IsInterval)
        {
            var step = IntervalStep * DeterministicMath.InverseNormal(random.Uniform());
            return Math.Clamp(coordinate + step, 0, Math.BitDecrement(1.0));
        }

        if (!kind.IsOrdered)
        {
            return random.Uniform();
        }

        // One level mostly, more on long axes, and back from an end.
        var size = 1;
        while (size < kind.Levels / 4 && random.Uniform() < 0.4)
        {
            size++;
        }

        var level = kind.LevelOf(coordinate);
        var up = random.Uniform() < 0.5;
        var target = up ? level + size : level - size;
        target = target < 0 || target >= kind.Levels ? (up ? level - size : level + size) : target;
        return kind.CoordinateOf(Math.Clamp(target, 0, kind.Levels - 1));
    }
}
