namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// Measured reals are compared with == or !=. A result is hardly ever exactly a given number: a
    /// difference below a tolerance, or a range, is meant.
    /// </summary>
    public static readonly DiagnosticDescriptor FloatEquality = new(
        "DYN8008",
        "float-equality",
        Severity.Warning,
        "Measured reals are compared with `==` or `!=`. A result is hardly ever exactly a given number: a "
            + "difference below a tolerance, or a range, is meant.");
}
