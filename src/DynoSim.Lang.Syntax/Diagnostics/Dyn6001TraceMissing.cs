namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The trace or table of a scenario cannot be opened.</summary>
    public static readonly DiagnosticDescriptor TraceMissing = new(
        "DYN6001",
        "trace-missing",
        Severity.Error,
        "The trace or table of a scenario cannot be opened.");
}
