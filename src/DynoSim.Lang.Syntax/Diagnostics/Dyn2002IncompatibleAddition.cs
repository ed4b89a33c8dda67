namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A sum or difference of quantities of different dimensions.</summary>
    public static readonly DiagnosticDescriptor IncompatibleAddition = new(
        "DYN2002",
        "incompatible-addition",
        Severity.Error,
        "A sum or difference of quantities of different dimensions.");
}
