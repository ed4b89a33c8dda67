namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A word before <c>{</c> or before a name that is no kind of block allowed there.</summary>
    public static readonly DiagnosticDescriptor UnknownKind = new(
        "DYN1003",
        "unknown-kind",
        Severity.Error,
        "A word before `{` or before a name that is no kind of block allowed there.");
}
