namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A private declaration that nothing mentions.</summary>
    public static readonly DiagnosticDescriptor UnusedDeclaration = new(
        "DYN8001",
        "unused-declaration",
        Severity.Warning,
        "A private declaration that nothing mentions.");
}
