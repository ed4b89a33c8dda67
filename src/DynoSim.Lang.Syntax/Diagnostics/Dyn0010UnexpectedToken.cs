namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A word or sign that cannot stand where it stands, or one that is missing.</summary>
    public static readonly DiagnosticDescriptor UnexpectedToken = new(
        "DYN0010",
        "unexpected-token",
        Severity.Error,
        "A word or sign stands where the language has no place for it, or one that is needed there is missing.");
}
