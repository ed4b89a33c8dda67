namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A tier's capacity is nothing, or more than its node has.</summary>
    public static readonly DiagnosticDescriptor TierCapacity = new(
        "DYN4021",
        "tier-capacity",
        Severity.Error,
        "A tier's capacity is nothing, or more than its node has.");
}
