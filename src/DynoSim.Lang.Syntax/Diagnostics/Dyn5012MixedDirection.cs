namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The same expression is both maximised and minimised, so every point is as good as every other.
    /// </summary>
    public static readonly DiagnosticDescriptor MixedDirection = new(
        "DYN5012",
        "mixed-direction",
        Severity.Error,
        "The same expression is both maximised and minimised, so every point is as good as every other.");
}
