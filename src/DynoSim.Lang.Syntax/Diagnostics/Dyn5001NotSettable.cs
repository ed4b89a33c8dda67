namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An axis or override that would set what the compiler computes, or what is no place for a value.
    /// </summary>
    public static readonly DiagnosticDescriptor NotSettable = new(
        "DYN5001",
        "not-settable",
        Severity.Error,
        "An axis or override that would set what the compiler computes, or what is no place for a value.");
}
