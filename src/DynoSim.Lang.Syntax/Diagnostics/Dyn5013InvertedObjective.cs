namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An objective asks for more of what is better the less there is of it, or for less of what is better the more
    /// there is: its best points are the worst ones.
    /// </summary>
    public static readonly DiagnosticDescriptor InvertedObjective = new(
        "DYN5013",
        "inverted-objective",
        Severity.Warning,
        "An objective asks for more of what is better the less there is of it, or for less of what is better the "
            + "more there is: its best points are the worst ones.");
}
