namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The values of an axis depend on another axis whose values depend on the first, so there is no order in
    /// which to list them.
    /// </summary>
    public static readonly DiagnosticDescriptor AxisCycle = new(
        "DYN5007",
        "axis-cycle",
        Severity.Error,
        "The values of an axis depend on another axis whose values depend on the first, so there is no "
            + "order in which to list them.");
}
