namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The KV cache of a replica cannot hold one request of the longest context that the engine accepts.
    /// </summary>
    public static readonly DiagnosticDescriptor KvCapacityTooSmall = new(
        "DYN4010",
        "kv-capacity-too-small",
        Severity.Error,
        "The KV cache of a replica cannot hold one request of the longest context that the engine "
            + "accepts.");
}
