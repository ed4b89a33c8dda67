namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The header names a version of the language that this tool does not read.</summary>
    public static readonly DiagnosticDescriptor VersionUnsupported = new(
        "DYN0002",
        "version-unsupported",
        Severity.Error,
        "The header names a version of the language that this tool does not read.");
}
