namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An expectation stands where nothing ever judges it, so it can neither hold nor fail: it reads results,
    /// but no run is made of what it stands in.
    /// </summary>
    public static readonly DiagnosticDescriptor NeverEvaluated = new(
        "DYN7010",
        "never-evaluated",
        Severity.Warning,
        "An expectation stands where nothing ever judges it, so it can neither hold nor fail: it reads "
            + "results, but no run is made of what it stands in.");
}
