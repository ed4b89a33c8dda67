namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// Two properties that exclude each other are both set, or none of several that one of is needed: a
    /// workload is paced by the timestamps of its trace, by arrivals, or by a concurrency.
    /// </summary>
    public static readonly DiagnosticDescriptor ConflictingProperties = new(
        "DYN2014",
        "conflicting-properties",
        Severity.Error,
        "Two properties that exclude each other are both set, or none of several that one of is "
            + "needed: a workload is paced by the timestamps of its trace, by arrivals, or by a "
            + "concurrency.");
}
