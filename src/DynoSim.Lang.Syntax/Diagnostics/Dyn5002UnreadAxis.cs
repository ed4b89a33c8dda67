namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// An axis sets a param that nothing in the scenario reads, so all its points are the same run. Usually
    /// another param was meant, or a value that should use it is written out.
    /// </summary>
    public static readonly DiagnosticDescriptor UnreadAxis = new(
        "DYN5002",
        "unread-axis",
        Severity.Error,
        "An axis sets a param that nothing in the scenario reads, so all its points are the same run. "
            + "Usually another param was meant, or a value that should use it is written out.");
}
