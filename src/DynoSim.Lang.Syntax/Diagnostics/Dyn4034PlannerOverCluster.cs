namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The upper bounds of a planner together need more GPUs than the cluster has; scaling stops before
    /// them.
    /// </summary>
    public static readonly DiagnosticDescriptor PlannerOverCluster = new(
        "DYN4034",
        "planner-over-cluster",
        Severity.Warning,
        "The upper bounds of a planner together need more GPUs than the cluster has; scaling "
            + "stops before them.");
}
