namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A quantity of one dimension where another is needed, such as bytes for a bandwidth.</summary>
    public static readonly DiagnosticDescriptor UnitMismatch = new(
        "DYN2001",
        "unit-mismatch",
        Severity.Error,
        "A quantity of one dimension where another is needed, such as bytes for a bandwidth.");
}
