namespace DynoSim.Lang.Simulation.Schema;

/// <summary>Makes an object of the simulated state visible in the blocks of a kind.</summary>
/// <param name="name">The name it has there; empty if its members are names of their own.</param>
/// <param name="context">The context type, whose members bear <see cref="SignalAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ScopeAttribute(string name, Type context) : Attribute
{
    /// <summary>The name it has there; empty if its members are names of their own.</summary>
    public string Name { get; } = name;

    /// <summary>The context type.</summary>
    public Type Context { get; } = context;

    /// <summary>When its members have a value.</summary>
    public KnobPhase Phase { get; init; } = KnobPhase.Policy;
}
