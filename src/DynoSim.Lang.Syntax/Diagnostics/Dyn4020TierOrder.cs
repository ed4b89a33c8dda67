namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The tiers of a cache stand from the fastest medium to the slowest: device, host, nvme, object;
    /// blocks are offloaded downwards.
    /// </summary>
    public static readonly DiagnosticDescriptor TierOrder = new(
        "DYN4020",
        "tier-order",
        Severity.Error,
        "The tiers of a cache stand from the fastest medium to the slowest: device, host, nvme, "
            + "object; blocks are offloaded downwards.");
}
