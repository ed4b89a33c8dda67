namespace DynoSim.Lang.Emit.Running;

/// <summary>A scenario's structure as running code. The emitted assembly holds exactly one class derived from it.</summary>
public abstract class CompiledScenario
{
}
