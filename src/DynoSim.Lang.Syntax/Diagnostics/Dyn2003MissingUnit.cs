namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A bare number where a quantity is needed.</summary>
    public static readonly DiagnosticDescriptor MissingUnit = new(
        "DYN2003",
        "missing-unit",
        Severity.Error,
        "A bare number where a quantity is needed. Only counts go without a unit: `5` could be seconds or"
            + " milliseconds.");
}
