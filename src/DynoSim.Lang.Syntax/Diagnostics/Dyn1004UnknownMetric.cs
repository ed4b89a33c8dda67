namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A metric that does not exist, or that the scenario does not produce.</summary>
    public static readonly DiagnosticDescriptor UnknownMetric = new(
        "DYN1004",
        "unknown-metric",
        Severity.Error,
        "A metric that does not exist, or that the scenario does not produce.");
}
