namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>Two imports that bring the same name.</summary>
    public static readonly DiagnosticDescriptor AmbiguousImport = new(
        "DYN1023",
        "ambiguous-import",
        Severity.Error,
        "Two imports that bring the same name.");
}
