using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Tests.Search;

/// <summary>Numbers for a random test case, one after the other, the same whenever the seed is.</summary>
internal sealed class Draw(long seed)
{
    private readonly RandomStream _stream = new(seed, "test");
    private long _next;

    public double Uniform() => _stream.Uniform(_next++);

    public int Below(int limit) => (int)(Uniform() * limit);

    public double Normal() => DeterministicMath.InverseNormal(Uniform());

    public double Exponential() => -DeterministicMath.Log(Uniform());

    /// <summary>Vectors of few different values, so that ties occur, some of them undefined.</summary>
    public double[]?[] Points(int count, int objectives, int levels, bool areSomeUndefined = true)
    {
        var points = new double[]?[count];
        for (var at = 0; at < count; at++)
        {
            points[at] = [.. Enumerable.Range(0, objectives).Select(_ => (double)Below(levels) / levels)];
            if (areSomeUndefined && Below(20) == 0)
            {
                points[at] = Below(2) == 0 ? null : [.. Enumerable.Repeat(double.NaN, objectives)];
            }
        }

        return points;
    }
}
