namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A property, sub-block or path segment that the kind of the block does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownProperty = new(
        "DYN1002",
        "unknown-property",
        Severity.Error,
        "A property, sub-block or path segment that the kind of the block does not have.");
}
