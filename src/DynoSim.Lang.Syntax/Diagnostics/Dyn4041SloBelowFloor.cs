namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The service level asks for a latency that a request does not reach even alone on an idle replica. No
    /// number of replicas can meet it.
    /// </summary>
    public static readonly DiagnosticDescriptor SloBelowFloor = new(
        "DYN4041",
        "slo-below-floor",
        Severity.Warning,
        "The service level asks for a latency that a request does not reach even alone on an idle replica. "
            + "No number of replicas can meet it.");
}
