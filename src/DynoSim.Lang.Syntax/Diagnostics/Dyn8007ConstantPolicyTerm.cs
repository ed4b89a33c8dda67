namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A term of a cost has the same value for every worker, so it does not change which one is chosen. It can
    /// be left out, unless it is there to be read.
    /// </summary>
    public static readonly DiagnosticDescriptor ConstantPolicyTerm = new(
        "DYN8007",
        "constant-policy-term",
        Severity.Info,
        "A term of a cost has the same value for every worker, so it does not change which one is chosen. "
            + "It can be left out, unless it is there to be read.");
}
