using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests;

/// <summary>Numbers for a random test case, one after the other, the same whenever the seed is.</summary>
internal sealed class Draw(int seed)
{
    private readonly RandomStream _stream = new(seed, "test");
    private long _next;

    public double Uniform() => _stream.Uniform(_next++);

    public int Below(int limit) => limit <= 1 ? 0 : (int)(Uniform() * limit);
}
