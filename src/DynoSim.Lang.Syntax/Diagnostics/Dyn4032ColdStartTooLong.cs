namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A replica takes longer to start than the surge it answers lasts, so it arrives when it is no longer
    /// needed. Nothing in the run is wrong; the planner just cannot help.
    /// </summary>
    public static readonly DiagnosticDescriptor ColdStartTooLong = new(
        "DYN4032",
        "cold-start-too-long",
        Severity.Warning,
        "A replica takes longer to start than the surge it answers lasts, so it arrives when it is no "
            + "longer needed. Nothing in the run is wrong; the planner just cannot help.");
}
