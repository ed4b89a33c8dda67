namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The pools of a deployment ask for more GPUs than its cluster has.</summary>
    public static readonly DiagnosticDescriptor GpusExceedCluster = new(
        "DYN4004",
        "gpus-exceed-cluster",
        Severity.Error,
        "The pools of a deployment ask for more GPUs than its cluster has.");
}
