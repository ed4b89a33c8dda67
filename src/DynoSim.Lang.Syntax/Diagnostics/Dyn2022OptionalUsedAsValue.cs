namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A value that may be absent, used as if it were always there.</summary>
    public static readonly DiagnosticDescriptor OptionalUsedAsValue = new(
        "DYN2022",
        "optional-used-as-value",
        Severity.Error,
        "A value that may be absent, used as if it were always there. `??` gives a fallback.");
}
