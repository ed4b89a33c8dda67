namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The content hashes of a row stand for fewer tokens than its prompt has, at the block size given.
    /// </summary>
    public static readonly DiagnosticDescriptor TraceBlock = new(
        "DYN6004",
        "trace-block",
        Severity.Error,
        "The content hashes of a row stand for fewer tokens than its prompt has, at the block "
            + "size given.");
}
