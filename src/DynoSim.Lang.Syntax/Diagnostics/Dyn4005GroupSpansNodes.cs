namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A replica needs more GPUs than a node has. Where that is meant, the pool says `cross_node = true`.
    /// </summary>
    public static readonly DiagnosticDescriptor GroupSpansNodes = new(
        "DYN4005",
        "group-spans-nodes",
        Severity.Error,
        "A replica needs more GPUs than a node has. Where that is meant, the pool says "
            + "`cross_node = true`.");
}
