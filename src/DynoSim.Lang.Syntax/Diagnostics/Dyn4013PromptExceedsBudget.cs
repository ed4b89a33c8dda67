namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// Without chunked prefill a prompt must fit in one pass, and the workload has prompts beyond the token
    /// budget of a pass: they would wait for ever.
    /// </summary>
    public static readonly DiagnosticDescriptor PromptExceedsBudget = new(
        "DYN4013",
        "prompt-exceeds-budget",
        Severity.Error,
        "Without chunked prefill a prompt must fit in one pass, and the workload has prompts "
            + "beyond the token budget of a pass: they would wait for ever.");
}
