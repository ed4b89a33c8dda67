namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>An import that leaves the project's folder.</summary>
    public static readonly DiagnosticDescriptor PathOutsideProject = new(
        "DYN1024",
        "path-outside-project",
        Severity.Error,
        "An import that leaves the project's folder. A project is complete in itself, so that it means "
            + "the same everywhere.");
}
