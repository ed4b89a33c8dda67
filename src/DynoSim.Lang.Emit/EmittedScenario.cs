namespace DynoSim.Lang.Emit;

/// <summary>The C# of a scenario's structure; the numbers of the scenario are not in it.</summary>
/// <param name="Source">The text of one file.</param>
public sealed record EmittedScenario(string Source)
{
    /// <summary>The class every emitted file declares.</summary>
    internal const string TypeName = "DynoSim.Emitted.Scenario";
}
