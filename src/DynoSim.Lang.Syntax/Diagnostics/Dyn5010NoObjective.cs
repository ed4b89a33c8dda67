namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A guided search has nothing to guide it: it needs a maximize or minimize.</summary>
    public static readonly DiagnosticDescriptor NoObjective = new(
        "DYN5010",
        "no-objective",
        Severity.Error,
        "A guided search has nothing to guide it: it needs a `maximize` or `minimize`.");
}
