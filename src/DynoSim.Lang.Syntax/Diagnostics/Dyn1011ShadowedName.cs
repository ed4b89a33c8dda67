namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A declaration that would hide another one.</summary>
    public static readonly DiagnosticDescriptor ShadowedName = new(
        "DYN1011",
        "shadowed-name",
        Severity.Error,
        "A declaration that would hide another one. Names are never hidden, so that a name means one "
            + "thing wherever it is read.");
}
