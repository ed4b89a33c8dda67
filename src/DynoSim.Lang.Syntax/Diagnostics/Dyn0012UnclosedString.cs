namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A quoted text without its closing quote; reported at the opening quote.</summary>
    public static readonly DiagnosticDescriptor UnclosedString = new(
        "DYN0012",
        "unclosed-string",
        Severity.Error,
        "A quoted text ends with its line; the closing quote is missing.");
}
