namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>Two declarations of one name in one namespace, or a member that is set twice in one block.</summary>
    public static readonly DiagnosticDescriptor DuplicateDeclaration = new(
        "DYN1010",
        "duplicate-declaration",
        Severity.Error,
        "Two declarations of one name in one namespace, or a member that is set twice in one block.");
}
