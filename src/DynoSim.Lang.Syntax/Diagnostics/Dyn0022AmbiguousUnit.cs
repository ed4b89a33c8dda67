namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A unit with more than one usual reading.</summary>
    public static readonly DiagnosticDescriptor AmbiguousUnit = new(
        "DYN0022",
        "ambiguous-unit",
        Severity.Error,
        "The unit is read differently by different people, so the language refuses it.");
}
