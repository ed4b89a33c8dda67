namespace DynoSim.Lang.Simulation.Schema;

/// <summary>A range of the language, both ends included: the C# side of <c>Range&lt;T&gt;</c>.</summary>
/// <typeparam name="T">The C# type of T in the language: <c>SimulatedTime</c> for Time, else <c>double</c>.</typeparam>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
public readonly record struct ValueRange<T>(T Low, T High)
    where T : struct;
