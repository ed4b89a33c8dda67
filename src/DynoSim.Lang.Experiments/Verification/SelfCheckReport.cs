namespace DynoSim.Lang.Experiments.Verification;

/// <summary>Everything a check has to say.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reproduction">Where the first difference can be seen again; null without a difference.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record SelfCheckReport(SelfCheckOutcome Outcome, SelfCheckReproduction? Reproduction, double Seconds);

/// <summary>Where a difference can be seen again.</summary>
/// <param name="Folder">The folder; null where none can be written.</param>
/// <param name="IsShown">Whether running its file shows a difference.</param>
public sealed record SelfCheckReproduction(string? Folder, bool IsShown)
{
    /// <summary>The scenario's file in the folder.</summary>
    public const string ScenarioName = CaseFiles.ScenarioName;
}
