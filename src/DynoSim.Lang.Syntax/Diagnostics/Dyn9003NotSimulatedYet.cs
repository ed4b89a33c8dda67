namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The scenario uses something that the language knows and the simulator does not do yet. It is refused
    /// rather than ignored.
    /// </summary>
    public static readonly DiagnosticDescriptor NotSimulatedYet = new(
        "DYN9003",
        "not-simulated-yet",
        Severity.Error,
        "The scenario uses something that the language knows and the simulator does not do yet. "
            + "It is refused rather than ignored.");
}
