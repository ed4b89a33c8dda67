namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A unit apart from its number, or a name glued to one.</summary>
    public static readonly DiagnosticDescriptor UnitSpacing = new(
        "DYN0023",
        "unit-spacing",
        Severity.Error,
        "Without a space a word belongs to the unit, with a space it does not; here it is the other way round.");
}
