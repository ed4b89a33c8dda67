namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A block without a property it must have.</summary>
    public static readonly DiagnosticDescriptor RequiredMissing = new(
        "DYN2020",
        "required-missing",
        Severity.Error,
        "A block without a property it must have.");
}
