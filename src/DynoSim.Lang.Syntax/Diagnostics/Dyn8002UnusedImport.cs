namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>An import that nothing mentions.</summary>
    public static readonly DiagnosticDescriptor UnusedImport = new(
        "DYN8002",
        "unused-import",
        Severity.Warning,
        "An import that nothing mentions.");
}
