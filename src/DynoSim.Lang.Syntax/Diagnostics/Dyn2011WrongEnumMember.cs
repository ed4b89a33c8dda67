namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A word that is no member of the enum expected there.</summary>
    public static readonly DiagnosticDescriptor WrongEnumMember = new(
        "DYN2011",
        "wrong-enum-member",
        Severity.Error,
        "A word that is no member of the enum expected there.");
}
