namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A policy weighs its terms with a number that has no name. A param or a let says what the number is,
    /// lets an axis vary it, and appears in reports.
    /// </summary>
    public static readonly DiagnosticDescriptor MagicNumber = new(
        "DYN8004",
        "magic-number",
        Severity.Off,
        "A policy weighs its terms with a number that has no name. A `param` or a `let` says what the "
            + "number is, lets an axis vary it, and appears in reports.");
}
