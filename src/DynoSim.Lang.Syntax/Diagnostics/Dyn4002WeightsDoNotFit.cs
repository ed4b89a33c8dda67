namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The weights of a replica and what else its engine needs leave no memory for the KV cache.</summary>
    public static readonly DiagnosticDescriptor WeightsDoNotFit = new(
        "DYN4002",
        "weights-do-not-fit",
        Severity.Error,
        "The weights of a replica and what else its engine needs leave no memory for the KV "
            + "cache.");
}
