namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>An expectation does not hold for the result of a run.</summary>
    public static readonly DiagnosticDescriptor ExpectFailed = new(
        "DYN7001",
        "expect-failed",
        Severity.Error,
        "An expectation does not hold for the result of a run. The notes show every part of the expression with the "
            + "value it had, so that the one that decided can be seen.");
}
