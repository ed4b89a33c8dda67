using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>Findings to exit codes.</summary>
internal static class Verdict
{
    /// <summary>
    /// 0 without errors; 3 if the only errors are in input data (6xxx); else 1. Under <paramref name="isStrict"/> a
    /// warning counts as an error of its kind.
    /// </summary>
    public static int Of(IEnumerable<Diagnostic> diagnostics, bool isStrict = false)
    {
        var least = isStrict ? Severity.Warning : Severity.Error;
        var failing = diagnostics.Where(diagnostic => diagnostic.Severity >= least).ToArray();
        return failing.Length == 0 ? ExitCode.Success
            : failing.All(IsAboutInputData) ? ExitCode.InputData
            : ExitCode.Failed;
    }

    private static bool IsAboutInputData(Diagnostic diagnostic) =>
        diagnostic.Descriptor.Code.StartsWith("DYN6", StringComparison.Ordinal);
}
