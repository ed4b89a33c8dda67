namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A row of an axis with another number of values than the axis has paths.</summary>
    public static readonly DiagnosticDescriptor TupleArity = new(
        "DYN5006",
        "tuple-arity",
        Severity.Error,
        "A row of an axis with another number of values than the axis has paths.");
}
