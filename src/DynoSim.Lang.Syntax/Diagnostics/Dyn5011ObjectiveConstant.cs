namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An objective has the same value at every point, because it reads neither a result nor anything an axis
    /// changes. It ranks nothing.
    /// </summary>
    public static readonly DiagnosticDescriptor ObjectiveConstant = new(
        "DYN5011",
        "objective-constant",
        Severity.Warning,
        "An objective has the same value at every point, because it reads neither a result nor anything an "
            + "axis changes. It ranks nothing.");
}
