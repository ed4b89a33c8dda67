namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The tensor-parallel degree does not divide the attention heads of the model, so no rank could hold
    /// its share.
    /// </summary>
    public static readonly DiagnosticDescriptor TpDividesHeads = new(
        "DYN4001",
        "tp-divides-heads",
        Severity.Error,
        "The tensor-parallel degree does not divide the attention heads of the model, so no rank "
            + "could hold its share.");
}
