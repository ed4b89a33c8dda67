namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A planner decides more often than its window of observation is long, so that it would act again on
    /// what it saw before.
    /// </summary>
    public static readonly DiagnosticDescriptor PlannerInterval = new(
        "DYN4031",
        "planner-interval",
        Severity.Error,
        "A planner decides more often than its window of observation is long, so that it would "
            + "act again on what it saw before.");
}
