namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// An object that holds more than values, such as tables that fill themselves. Whoever keeps a plan beyond the process
/// keeps what the object was made of, and makes it again. A border: keeping is no concern of the simulation.
/// </summary>
public interface IRemade
{
    /// <summary>The arguments of the one constructor, in order.</summary>
    object?[] Ingredients { get; }
}
