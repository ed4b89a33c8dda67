namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>Entities that extend each other in a circle.</summary>
    public static readonly DiagnosticDescriptor ExtendsCycle = new(
        "DYN1031",
        "extends-cycle",
        Severity.Error,
        "Entities that extend each other in a circle.");
}
