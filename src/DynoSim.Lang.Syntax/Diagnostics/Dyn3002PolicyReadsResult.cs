namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A policy that reads what only the finished run knows.</summary>
    public static readonly DiagnosticDescriptor PolicyReadsResult = new(
        "DYN3002",
        "policy-reads-result",
        Severity.Error,
        "A policy that reads what only the finished run knows. Policies see the simulated state of their "
            + "instant.");
}
