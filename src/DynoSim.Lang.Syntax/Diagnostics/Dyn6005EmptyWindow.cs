namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>No request of the trace is left after its window, its duration and its filter.</summary>
    public static readonly DiagnosticDescriptor EmptyWindow = new(
        "DYN6005",
        "empty-window",
        Severity.Error,
        "No request of the trace is left after its window, its duration and its filter.");
}
