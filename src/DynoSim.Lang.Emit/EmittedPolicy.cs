namespace DynoSim.Lang.Emit;

/// <summary>The C# of a policy by itself; the numbers of its settings are not in it.</summary>
/// <param name="Source">The text of one file.</param>
public sealed record EmittedPolicy(string Source)
{
    /// <summary>The class every emitted file declares.</summary>
    internal const string TypeName = "DynoSim.Emitted.Policy";
}
