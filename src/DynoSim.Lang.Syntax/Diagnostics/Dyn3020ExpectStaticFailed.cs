namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>An expectation about the files themselves that does not hold.</summary>
    public static readonly DiagnosticDescriptor ExpectStaticFailed = new(
        "DYN3020",
        "expect-static-failed",
        Severity.Error,
        "An expectation about the files themselves that does not hold.");
}
