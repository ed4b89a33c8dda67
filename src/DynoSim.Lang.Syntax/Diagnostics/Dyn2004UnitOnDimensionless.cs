namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A unit on a value that has none.</summary>
    public static readonly DiagnosticDescriptor UnitOnDimensionless = new(
        "DYN2004",
        "unit-on-dimensionless",
        Severity.Error,
        "A unit on a value that has none.");
}
