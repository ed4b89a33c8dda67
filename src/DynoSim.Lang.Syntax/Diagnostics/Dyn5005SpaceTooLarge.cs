namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The axes together have more points than the search allows. Points multiply: leave values out, exclude
    /// combinations with where, or sample the space.
    /// </summary>
    public static readonly DiagnosticDescriptor SpaceTooLarge = new(
        "DYN5005",
        "space-too-large",
        Severity.Error,
        "The axes together have more points than the search allows. Points multiply: leave values out, "
            + "exclude combinations with `where`, or sample the space.");
}
