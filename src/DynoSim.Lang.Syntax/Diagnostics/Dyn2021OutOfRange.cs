namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A value outside what its property or param allows.</summary>
    public static readonly DiagnosticDescriptor OutOfRange = new(
        "DYN2021",
        "out-of-range",
        Severity.Error,
        "A value outside what its property or param allows.");
}
