namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A row of a trace lacks a field, or a field has a value that makes no sense.</summary>
    public static readonly DiagnosticDescriptor TraceField = new(
        "DYN6003",
        "trace-field",
        Severity.Error,
        "A row of a trace lacks a field, or a field has a value that makes no sense.");
}
