namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A name that nothing visible declares.</summary>
    public static readonly DiagnosticDescriptor UnknownName = new(
        "DYN1001",
        "unknown-name",
        Severity.Error,
        "A name that nothing visible declares. Names are looked up in the enclosing blocks, the file, its"
            + " imports and the prelude.");
}
