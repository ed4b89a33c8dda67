namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A number with a unit that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownUnit = new(
        "DYN0021",
        "unknown-unit",
        Severity.Error,
        "The word behind the number is not a unit of the language.");
}
