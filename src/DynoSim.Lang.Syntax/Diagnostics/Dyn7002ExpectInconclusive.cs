namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The repetitions of an experiment are too few, or too different, to tell.</summary>
    public static readonly DiagnosticDescriptor ExpectInconclusive = new(
        "DYN7002",
        "expect-inconclusive",
        Severity.Warning,
        "The repetitions of an experiment cannot tell whether an expectation holds: the 95 % interval of its margin "
            + "has both signs in it. That is not a failure, and not a success either; `--strict` takes it for an "
            + "error.");
}
