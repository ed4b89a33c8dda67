namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A number in a policy that has no name.</summary>
    public static readonly DiagnosticDescriptor MagicNumber = new(
        "DYN8004",
        "magic-number",
        Severity.Off,
        "A number in a policy that has no name. Off unless switched on.");
}
