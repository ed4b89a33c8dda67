namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>
/// A run lost or invented something: a bug of the simulator, never of the scenario. Carries the numbers that should
/// have been equal.
/// </summary>
public sealed class ConservationException : Exception
{
    /// <param name="law">What should be equal, in words.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <param name="worker">The flat number of the worker it concerns; null if the whole run.</param>
    public ConservationException(string law, Int128 left, Int128 right, int? worker = null)
        : base($"Conservation broken{(worker is { } number ? $" on worker {number}" : "")}: {law} ({left} != {right}).")
    {
        Law = law;
        Left = left;
        Right = right;
        Worker = worker;
    }

    /// <summary>What should be equal, in words.</summary>
    public string Law { get; }

    /// <summary>The left side.</summary>
    public Int128 Left { get; }

    /// <summary>The right side.</summary>
    public Int128 Right { get; }

    /// <summary>The flat number of the worker it concerns; null if the whole run.</summary>
    public int? Worker { get; }
}
