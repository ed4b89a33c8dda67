namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A number that is not written as numbers are.</summary>
    public static readonly DiagnosticDescriptor BadNumber = new(
        "DYN0020",
        "bad-number",
        Severity.Error,
        "The text begins like a number and does not end like one.");
}
