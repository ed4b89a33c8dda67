namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An expectation encodes a number but not the reason for it. because tells whoever sees it fail whether
    /// the number or the system should change.
    /// </summary>
    public static readonly DiagnosticDescriptor MissingBecause = new(
        "DYN8009",
        "missing-because",
        Severity.Off,
        "An expectation encodes a number but not the reason for it. `because` tells whoever sees it fail "
            + "whether the number or the system should change.");
}
