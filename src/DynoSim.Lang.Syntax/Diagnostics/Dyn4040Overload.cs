namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The workload offers more than the deployment can serve at best, so that queues grow without bound.
    /// </summary>
    public static readonly DiagnosticDescriptor Overload = new(
        "DYN4040",
        "overload",
        Severity.Warning,
        "The workload offers more than the deployment can serve at best, so that queues grow "
            + "without bound.");
}
