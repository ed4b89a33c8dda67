namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A name that its file keeps to itself with <c>private</c>.</summary>
    public static readonly DiagnosticDescriptor PrivateSymbol = new(
        "DYN1022",
        "private-symbol",
        Severity.Error,
        "A name that its file keeps to itself with `private`.");
}
