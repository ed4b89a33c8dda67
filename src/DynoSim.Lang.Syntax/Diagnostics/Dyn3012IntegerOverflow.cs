namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A count beyond 64 bits.</summary>
    public static readonly DiagnosticDescriptor IntegerOverflow = new(
        "DYN3012",
        "integer-overflow",
        Severity.Error,
        "A count beyond 64 bits.");
}
