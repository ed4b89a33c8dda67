namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A comment allows a diagnostic that is not raised where it stands. The reason for it is gone, or the
    /// comment stands on the wrong line.
    /// </summary>
    public static readonly DiagnosticDescriptor UnusedSuppression = new(
        "DYN8010",
        "unused-suppression",
        Severity.Warning,
        "A comment allows a diagnostic that is not raised where it stands. The reason for it is gone, or "
            + "the comment stands on the wrong line.");
}
