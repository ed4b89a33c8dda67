namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A base of another kind: an entity extends one entity of its own kind.</summary>
    public static readonly DiagnosticDescriptor ExtendsWrongKind = new(
        "DYN1030",
        "extends-wrong-kind",
        Severity.Error,
        "A base of another kind: an entity extends one entity of its own kind.");
}
