namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>An exported name that is spelled like a unit.</summary>
    public static readonly DiagnosticDescriptor UnitNameShadowed = new(
        "DYN1012",
        "unit-name-shadowed",
        Severity.Info,
        "An exported name that is spelled like a unit. Legal, since a unit only ever follows a number, "
            + "but hard on readers.");
}
