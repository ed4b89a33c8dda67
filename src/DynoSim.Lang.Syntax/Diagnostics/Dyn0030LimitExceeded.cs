namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A file or an expression beyond the published limits.</summary>
    public static readonly DiagnosticDescriptor LimitExceeded = new(
        "DYN0030",
        "limit-exceeded",
        Severity.Error,
        "The file is longer, or an expression or block is nested deeper, than the tool reads.");
}
