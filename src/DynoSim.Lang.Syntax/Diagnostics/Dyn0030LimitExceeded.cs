namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A published limit: nesting 256, file 16 MiB, list 1,000,000 items, points of a sweep 1,000,000, and the work of
    /// evaluating one file.
    /// </summary>
    public static readonly DiagnosticDescriptor LimitExceeded = new(
        "DYN0030",
        "limit-exceeded",
        Severity.Error,
        "A published limit: nesting 256, file 16 MiB, list 1,000,000 items, points of a sweep 1,000,000, "
            + "and the work of evaluating one file.");
}
