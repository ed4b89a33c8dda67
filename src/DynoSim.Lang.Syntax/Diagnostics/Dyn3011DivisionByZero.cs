namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A division by zero.</summary>
    public static readonly DiagnosticDescriptor DivisionByZero = new(
        "DYN3011",
        "division-by-zero",
        Severity.Error,
        "A division by zero.");
}
