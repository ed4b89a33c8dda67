namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A KV cache, or the other side of a transfer, has another block size than the engine.</summary>
    public static readonly DiagnosticDescriptor BlockSizeMismatch = new(
        "DYN4011",
        "block-size-mismatch",
        Severity.Error,
        "A KV cache, or the other side of a transfer, has another block size than the engine.");
}
