namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A policy of more operations than is sensible to compile and to run for every request.</summary>
    public static readonly DiagnosticDescriptor PolicyTooLarge = new(
        "DYN9002",
        "policy-too-large",
        Severity.Error,
        "A policy of more operations than is sensible to compile and to run for every request.");
}
