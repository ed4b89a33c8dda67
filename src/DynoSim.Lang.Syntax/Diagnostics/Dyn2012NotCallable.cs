namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A call of something that is no function.</summary>
    public static readonly DiagnosticDescriptor NotCallable = new(
        "DYN2012",
        "not-callable",
        Severity.Error,
        "A call of something that is no function.");
}
