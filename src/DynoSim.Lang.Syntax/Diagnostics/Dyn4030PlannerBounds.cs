namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The bounds of a planner leave out the initial replicas of a pool, or are empty.</summary>
    public static readonly DiagnosticDescriptor PlannerBounds = new(
        "DYN4030",
        "planner-bounds",
        Severity.Error,
        "The bounds of a planner leave out the initial replicas of a pool, or are empty.");
}
