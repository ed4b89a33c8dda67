namespace DynoSim.Lang.Simulation.Engines;

/// <summary>
/// Why a request was rejected. A worker judges a request once, when it is routed to it, by what the request would need
/// if it had the worker for itself; so a rejected request never occupies anything, and an accepted one can be served
/// to its end. It is refused at once, or under <see cref="EngineOptions.LateRejection"/> at its turn. The last three
/// are judged later, and exist so that no run can hang. A real server blocks its queue for ever on most of these.
/// </summary>
public enum RejectionReason : byte
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>The prompt is not shorter than the longest sequence the engine allows.</summary>
    PromptExceedsContext,

    /// <summary>The prompt alone needs more blocks than the worker has.</summary>
    PromptExceedsCache,

    /// <summary>The prompt fits, but with its output it would outgrow all blocks of the worker.</summary>
    OutputExceedsCache,

    /// <summary>Prefill may not be chunked, and the prompt exceeds the token budget of a pass.</summary>
    PromptExceedsBudget,

    /// <summary>
    /// Prefill may not be chunked, and after a preemption the prompt with the output it had exceeds the token budget:
    /// it is rejected when it heads the queue of a worker that runs nothing.
    /// </summary>
    CannotResume,

    /// <summary>No worker was eligible for it until the end.</summary>
    NoEligibleWorker,

    /// <summary>
    /// The victim of preemptions that led nowhere: for more passes than the cache has tokens, nobody on its worker went
    /// beyond what had been computed before.
    /// </summary>
    Livelock,
}
