namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The tensor-parallel degree exceeds the KV heads, so every rank holds copies of them and the KV cache
    /// of a replica grows less than its GPUs.
    /// </summary>
    public static readonly DiagnosticDescriptor KvHeadsReplicated = new(
        "DYN4003",
        "kv-heads-replicated",
        Severity.Warning,
        "The tensor-parallel degree exceeds the KV heads, so every rank holds copies of them and "
            + "the KV cache of a replica grows less than its GPUs.");
}
