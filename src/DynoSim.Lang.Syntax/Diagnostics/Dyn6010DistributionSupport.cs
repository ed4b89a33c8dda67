namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A distribution whose parameters contradict each other, or that reaches values its property cannot have.
    /// </summary>
    public static readonly DiagnosticDescriptor DistributionSupport = new(
        "DYN6010",
        "distribution-support",
        Severity.Error,
        "A distribution whose parameters contradict each other, or that reaches values its property "
            + "cannot have.");
}
