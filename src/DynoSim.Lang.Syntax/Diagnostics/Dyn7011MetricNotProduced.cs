namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An expectation reads a figure that the scenario does not produce: goodput without an SLO, cost
    /// without a price, energy without a power.
    /// </summary>
    public static readonly DiagnosticDescriptor MetricNotProduced = new(
        "DYN7011",
        "metric-not-produced",
        Severity.Error,
        "An expectation reads a figure that the scenario does not produce: goodput without an "
            + "SLO, cost without a price, energy without a power.");
}
