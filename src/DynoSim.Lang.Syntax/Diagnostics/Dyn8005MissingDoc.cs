namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An exported declaration has no /// comment. Hover, completion and the documentation of a library come
    /// from these comments.
    /// </summary>
    public static readonly DiagnosticDescriptor MissingDoc = new(
        "DYN8005",
        "missing-doc",
        Severity.Off,
        "An exported declaration has no `///` comment. Hover, completion and the documentation of a library "
            + "come from these comments.");
}
