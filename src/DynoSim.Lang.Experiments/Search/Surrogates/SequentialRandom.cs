using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>Draws of one consumer one after the other, for algorithms that use up a varying number of them.</summary>
internal sealed class SequentialRandom(long seed, string path)
{
    private readonly RandomStream _stream = new(seed, path);
    private long _next;

    public double Uniform() => _stream.Uniform(_next++);

    public int Below(int limit) => (int)(Uniform() * limit);

    /// <summary>Brings the first places into a random order, drawn from all of them.</summary>
    public void ShuffleFirst(Span<int> values, int count)
    {
        for (var at = 0; at < count && at < values.Length - 1; at++)
        {
            var other = at + Below(values.Length - at);
            (values[at], values[other]) = (values[other], values[at]);
        }
    }
}
