using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>Points of which every one of n equal parts of every axis holds exactly one.</summary>
public static class LatinHypercube
{
    /// <summary>The points of a seed.</summary>
    /// <param name="count">How many points, and parts of every axis.</param>
    /// <param name="dimensions">The number of axes.</param>
    /// <param name="seed">The seed.</param>
    public static double[][] Points(int count, int dimensions, long seed)
    {
        var stream = new RandomStream(seed, "search.lhs");
        var points = Enumerable.Range(0, count).Select(_ => new double[dimensions]).ToArray();
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var lane = (uint)dimension * 2;
            var order = Enumerable.Range(0, count).OrderBy(at => stream.Bits(at, lane)).ThenBy(at => at).ToArray();
            for (var part = 0; part < count; part++)
            {
                var coordinate = (part + stream.Uniform(part, lane + 1)) / count;
                points[order[part]][dimension] = Math.Min(coordinate, Math.BitDecrement(1.0));
            }
        }

        return points;
    }
}
