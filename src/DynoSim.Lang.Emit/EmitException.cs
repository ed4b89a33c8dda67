namespace DynoSim.Lang.Emit;

/// <summary>
/// The emitter met something it has no C# for, or its C# did not compile: a defect of the tool, never of a file.
/// </summary>
public sealed class EmitException(string message) : Exception(message);
