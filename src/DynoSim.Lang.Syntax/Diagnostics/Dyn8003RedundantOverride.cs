namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A member set to the value it already has.</summary>
    public static readonly DiagnosticDescriptor RedundantOverride = new(
        "DYN8003",
        "redundant-override",
        Severity.Warning,
        "A member set to the value it already has.");
}
