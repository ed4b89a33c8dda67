namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// Some points of the space cannot run: their weights, KV caches or GPUs do not fit. They are left out of a
    /// sweep; a where that excludes them says so on purpose.
    /// </summary>
    public static readonly DiagnosticDescriptor InfeasiblePoints = new(
        "DYN5003",
        "infeasible-points",
        Severity.Warning,
        "Some points of the space cannot run: their weights, KV caches or GPUs do not fit. They are left "
            + "out of a sweep; a `where` that excludes them says so on purpose.");
}
