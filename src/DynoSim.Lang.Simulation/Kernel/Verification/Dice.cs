using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Draws for random scenarios: a sequence that a seed determines.</summary>
internal sealed class Dice(long seed)
{
    private readonly RandomStream _stream = new(seed, "selfcheck");
    private long _next;

    /// <summary>A whole number from low to high, both included.</summary>
    public int Whole(int low, int high) => low + (int)(_stream.Uniform(_next++) * (high - low + 1));

    /// <summary>A number from low to high whose order of magnitude is uniform.</summary>
    public int Spread(int low, int high)
    {
        var (least, most) = (DeterministicMath.Log(low), DeterministicMath.Log(high + 1.0));
        return Math.Clamp((int)DeterministicMath.Exp(least + (Fraction() * (most - least))), low, high);
    }

    /// <summary>A number in (0, 1).</summary>
    public double Fraction() => _stream.Uniform(_next++);

    /// <summary>True so often.</summary>
    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>One of several.</summary>
    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Whole(0, choices.Length - 1)];
}
