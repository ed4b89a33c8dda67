namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>An opening brace without its closing one; reported at the opening brace.</summary>
    public static readonly DiagnosticDescriptor UnclosedBlock = new(
        "DYN0011",
        "unclosed-block",
        Severity.Error,
        "An opening brace has no closing one before the next declaration or the end of the file.");
}
