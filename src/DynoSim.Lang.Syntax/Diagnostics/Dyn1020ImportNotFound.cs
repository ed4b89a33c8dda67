namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The file of an import does not exist or cannot be read.</summary>
    public static readonly DiagnosticDescriptor ImportNotFound = new(
        "DYN1020",
        "import-not-found",
        Severity.Error,
        "The file of an import does not exist or cannot be read.");
}
