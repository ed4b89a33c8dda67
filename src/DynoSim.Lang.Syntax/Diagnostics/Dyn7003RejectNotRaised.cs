namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A fragment behind <c>reject CODE</c> does not raise that code, or raises other errors too.</summary>
    public static readonly DiagnosticDescriptor RejectNotRaised = new(
        "DYN7003",
        "reject-not-raised",
        Severity.Error,
        "A fragment behind `reject CODE` does not raise that code, or raises other errors beside it. The notes list "
            + "what it raises instead. Warnings of other codes do not matter.");
}
