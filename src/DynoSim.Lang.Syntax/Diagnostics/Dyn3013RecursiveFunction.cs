namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A function that calls itself, directly or through others.</summary>
    public static readonly DiagnosticDescriptor RecursiveFunction = new(
        "DYN3013",
        "recursive-function",
        Severity.Error,
        "A function that calls itself, directly or through others. Every file terminates, so recursion "
            + "does not exist.");
}
