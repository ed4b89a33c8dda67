namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A call with too few, too many or unknown arguments.</summary>
    public static readonly DiagnosticDescriptor ArgumentMismatch = new(
        "DYN2013",
        "argument-mismatch",
        Severity.Error,
        "A call with too few, too many or unknown arguments.");
}
