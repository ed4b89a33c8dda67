namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A compound quantity that is not one value.</summary>
    public static readonly DiagnosticDescriptor MixedQuantity = new(
        "DYN0024",
        "mixed-quantity",
        Severity.Error,
        "The parts of a compound quantity share one dimension, fall strictly in size and do not repeat.");
}
