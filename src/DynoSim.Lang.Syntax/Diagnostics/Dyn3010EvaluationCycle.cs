namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>Definitions that need each other's values in a circle.</summary>
    public static readonly DiagnosticDescriptor EvaluationCycle = new(
        "DYN3010",
        "evaluation-cycle",
        Severity.Error,
        "Definitions that need each other's values in a circle.");
}
