namespace DynoSim.Lang.Simulation.Schema;

/// <summary>
/// The rules that turn a scenario into figures. A version rises when the same scenario may give another result than
/// before; fingerprints hold both.
/// </summary>
public static class SemanticsVersion
{
    /// <summary>The rules of scheduling, caching, routing, workloads and metrics.</summary>
    public const string Kernel = "kernel 1";

    /// <summary>The formulas and constants of pass durations and of the memory model.</summary>
    public const string PerfModel = "perf-model 1";
}
