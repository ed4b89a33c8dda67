namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A value used before it is known: what a run measures cannot decide how the run is set up.</summary>
    public static readonly DiagnosticDescriptor PhaseViolation = new(
        "DYN3001",
        "phase-violation",
        Severity.Error,
        "A value used before it is known: what a run measures cannot decide how the run is set up.");
}
