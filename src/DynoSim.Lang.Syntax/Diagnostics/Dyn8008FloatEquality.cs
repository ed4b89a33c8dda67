namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>Equality of measured reals: two runs of a changed scenario hardly ever agree to the last bit.</summary>
    public static readonly DiagnosticDescriptor FloatEquality = new(
        "DYN8008",
        "float-equality",
        Severity.Warning,
        "Equality of measured reals: two runs of a changed scenario hardly ever agree to the last bit.");
}
