using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>Why requests were rejected, in a clause.</summary>
internal static class RejectionText
{
    /// <summary>The clause.</summary>
    public static string Of(RejectionReason reason) => reason switch
    {
        RejectionReason.PromptExceedsContext => "the prompt is not shorter than the longest sequence the engine allows",
        RejectionReason.PromptExceedsCache => "the prompt alone needs more KV blocks than a worker has",
        RejectionReason.OutputExceedsCache => "prompt and output need more KV blocks than a worker has",
        RejectionReason.PromptExceedsBudget => "the prompt exceeds `max_batched_tokens` and may not be chunked",
        RejectionReason.CannotResume => "after a preemption it exceeds `max_batched_tokens` and may not be chunked",
        RejectionReason.NoEligibleWorker => "the router found no eligible worker until the end",
        RejectionReason.Livelock => "its worker preempted for ever without getting further",
        _ => "no reason is known",
    };
}
