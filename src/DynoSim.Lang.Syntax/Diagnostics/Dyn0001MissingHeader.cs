namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The first line is not <c>dynosim 1.0</c>.</summary>
    public static readonly DiagnosticDescriptor MissingHeader = new(
        "DYN0001",
        "missing-header",
        Severity.Error,
        "A file begins with `dynosim 1.0`, so that a later version of the language can still read it.");
}
