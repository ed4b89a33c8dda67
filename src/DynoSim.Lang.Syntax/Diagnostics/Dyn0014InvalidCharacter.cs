namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A character that the language does not know outside texts and comments.</summary>
    public static readonly DiagnosticDescriptor InvalidCharacter = new(
        "DYN0014",
        "invalid-character",
        Severity.Error,
        "A character stands outside of texts and comments that the language does not know, "
        + "such as a typographic quote.");
}
