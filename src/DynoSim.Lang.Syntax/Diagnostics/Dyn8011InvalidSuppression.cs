namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A comment that should allow a diagnostic cannot: it gives no reason, names no known code, or names an
    /// error that no file can allow.
    /// </summary>
    public static readonly DiagnosticDescriptor InvalidSuppression = new(
        "DYN8011",
        "invalid-suppression",
        Severity.Warning,
        "A comment that should allow a diagnostic cannot: it gives no reason, names no known code, or names "
            + "an error that no file can allow.");
}
