namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A member is set to the value it has anyway, inherited from the base. Either the line can go, or another
    /// value was meant.
    /// </summary>
    public static readonly DiagnosticDescriptor RedundantOverride = new(
        "DYN8003",
        "redundant-override",
        Severity.Warning,
        "A member is set to the value it has anyway, inherited from the base. Either the line can go, or "
            + "another value was meant.");
}
