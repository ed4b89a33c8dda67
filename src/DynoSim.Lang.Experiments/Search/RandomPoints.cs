using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>Independent uniform points.</summary>
public static class RandomPoints
{
    /// <summary>The points of a seed.</summary>
    /// <param name="count">How many points.</param>
    /// <param name="dimensions">The number of axes.</param>
    /// <param name="seed">The seed.</param>
    public static double[][] Points(int count, int dimensions, long seed)
    {
        var stream = new RandomStream(seed, "search.random");
        return
        [
            .. Enumerable.Range(0, count).Select(index =>
                Enumerable.Range(0, dimensions).Select(axis => stream.Uniform(index, (uint)axis)).ToArray()),
        ];
    }
}
