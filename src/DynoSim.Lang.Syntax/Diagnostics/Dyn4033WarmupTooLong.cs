namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The warm-up takes more than a third of the run, so that most of it is not measured.</summary>
    public static readonly DiagnosticDescriptor WarmupTooLong = new(
        "DYN4033",
        "warmup-too-long",
        Severity.Warning,
        "The warm-up takes more than a third of the run, so that most of it is not measured.");
}
