namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// The workload has prompts that are longer than the context or the whole KV cache; they are rejected
    /// and counted.
    /// </summary>
    public static readonly DiagnosticDescriptor PromptOverCache = new(
        "DYN4014",
        "prompt-over-cache",
        Severity.Warning,
        "The workload has prompts that are longer than the context or the whole KV cache; they "
            + "are rejected and counted.");
}
