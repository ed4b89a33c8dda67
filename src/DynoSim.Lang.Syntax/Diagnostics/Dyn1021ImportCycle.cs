namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>Files that import each other in a circle.</summary>
    public static readonly DiagnosticDescriptor ImportCycle = new(
        "DYN1021",
        "import-cycle",
        Severity.Error,
        "Files that import each other in a circle.");
}
