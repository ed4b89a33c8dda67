namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An exponent that is not a whole number known from the text; the dimension of the result would be unknown.
    /// </summary>
    public static readonly DiagnosticDescriptor NonIntegerExponent = new(
        "DYN2030",
        "non-integer-exponent",
        Severity.Error,
        "An exponent that is not a whole number known from the text; the dimension of the result would be"
            + " unknown.");
}
