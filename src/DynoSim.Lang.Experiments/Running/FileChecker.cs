using System.Collections.Immutable;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>Finds everything that is wrong with files without running anything.</summary>
public static class FileChecker
{
    /// <summary>All findings of all files, each once, in order of file and position.</summary>
    /// <param name="paths">The files, relative to the working folder.</param>
    /// <param name="settings">Values of params and properties.</param>
    /// <param name="severities">How severe findings are; null for what the project says.</param>
    public static ImmutableArray<Diagnostic> Check(
        IEnumerable<string> paths, ImmutableArray<SettingText> settings, SeveritySettings? severities = null)
    {
        var seen = new HashSet<(string Code, string File, int Start, string Message)>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var path in paths)
        {
            var options = new CompilationOptions
            {
                Settings = settings,
                Severities = severities ?? SeveritySettings.Default,
            };
            var compilation = Compilation.Create(path, new DiskFileSource(path), options);
            foreach (var finding in compilation.Diagnostics)
            {
                if (seen.Add((finding.Descriptor.Code, finding.Source.Path, finding.Span.Start, finding.Message)))
                {
                    findings.Add(finding);
                }
            }
        }

        return findings.ToImmutable();
    }
}
