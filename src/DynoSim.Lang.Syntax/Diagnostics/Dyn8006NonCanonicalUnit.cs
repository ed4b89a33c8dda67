namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A unit in another spelling than the formatter's.</summary>
    public static readonly DiagnosticDescriptor NonCanonicalUnit = new(
        "DYN8006",
        "non-canonical-unit",
        Severity.Info,
        "A unit in another spelling than the formatter's.");
}
