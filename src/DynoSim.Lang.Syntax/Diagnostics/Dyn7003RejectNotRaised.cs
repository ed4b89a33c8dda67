namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A fragment inside <c>reject</c> that does not produce exactly the diagnostic it should.</summary>
    public static readonly DiagnosticDescriptor RejectNotRaised = new(
        "DYN7003",
        "reject-not-raised",
        Severity.Error,
        "A fragment inside `reject` that does not produce exactly the diagnostic it should.");
}
