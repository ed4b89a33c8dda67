using System.Collections.Immutable;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The canonical form of a scenario as a file of its own, or why there is none.</summary>
/// <param name="Text">The file; null if anything is wrong.</param>
/// <param name="Fingerprint">The scenario's fingerprint, which the file has too; null if anything is wrong.</param>
/// <param name="Diagnostics">Findings of the files.</param>
/// <param name="Misuse">What is wrong with the question.</param>
public sealed record ScenarioSnapshot(
    string? Text, string? Fingerprint, ImmutableArray<Diagnostic> Diagnostics, string? Misuse)
{
    /// <summary>Takes the snapshot of a scenario.</summary>
    /// <param name="request">The scenario.</param>
    /// <param name="folder">The folder the file is for: paths of data are relative to it.</param>
    public static ScenarioSnapshot Of(RunRequest request, string folder)
    {
        var planned = ScenarioChoice.Of(request);
        return planned.Plan is { } plan
            ? new ScenarioSnapshot(
                Compilation.Snapshot(plan, path => From(folder, path)), plan.Fingerprint, planned.Diagnostics, null)
            : new ScenarioSnapshot(null, null, planned.Diagnostics, planned.Misuse);
    }

    private static string From(string folder, string path) => Path.IsPathRooted(path)
        ? path
        : Path.GetRelativePath(folder.Length == 0 ? "." : folder, path).Replace('\\', '/');
}
