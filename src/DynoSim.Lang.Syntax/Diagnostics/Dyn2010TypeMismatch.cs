namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A value of one type where another is needed.</summary>
    public static readonly DiagnosticDescriptor TypeMismatch = new(
        "DYN2010",
        "type-mismatch",
        Severity.Error,
        "A value of one type where another is needed.");
}
