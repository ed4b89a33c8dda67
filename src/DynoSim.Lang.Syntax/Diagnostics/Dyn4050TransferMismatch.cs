namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A transfer stands between pools that cannot exchange KV blocks: another model, another role, or no
    /// such pool.
    /// </summary>
    public static readonly DiagnosticDescriptor TransferMismatch = new(
        "DYN4050",
        "transfer-mismatch",
        Severity.Error,
        "A transfer stands between pools that cannot exchange KV blocks: another model, another "
            + "role, or no such pool.");
}
