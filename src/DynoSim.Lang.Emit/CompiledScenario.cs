namespace DynoSim.Lang.Emit;

/// <summary>A scenario's structure as running code. The emitted assembly holds exactly one class derived from it.</summary>
public abstract class CompiledScenario
{
}
