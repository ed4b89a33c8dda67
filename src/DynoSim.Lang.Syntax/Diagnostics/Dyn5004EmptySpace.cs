namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The experiment has no point to run: an axis has no values or cannot be enumerated, where excludes
    /// every combination, or none of them fits the hardware.
    /// </summary>
    public static readonly DiagnosticDescriptor EmptySpace = new(
        "DYN5004",
        "empty-space",
        Severity.Error,
        "The experiment has no point to run: an axis has no values or cannot be enumerated, `where` "
            + "excludes every combination, or none of them fits the hardware.");
}
