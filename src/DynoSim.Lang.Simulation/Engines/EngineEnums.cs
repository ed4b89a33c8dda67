using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Engines;

/// <summary>Whose scheduler an engine runs.</summary>
[LanguageEnum("Backend")]
public enum Backend
{
    /// <summary>vLLM's V1 scheduler.</summary>
    Vllm,

    /// <summary>SGLang's scheduler.</summary>
    Sglang,

    /// <summary>TensorRT-LLM's scheduler.</summary>
    Trtllm,
}

/// <summary>Which running request gives way when the cache is full; it is recomputed later.</summary>
[LanguageEnum("Preemption")]
public enum Preemption
{
    /// <summary>The same as <see cref="RecomputeLifo"/>.</summary>
    Recompute,

    /// <summary>The most recently admitted; under priority scheduling the least urgent.</summary>
    RecomputeLifo,

    /// <summary>The least recently admitted, with the scan of DynoSim's engine.</summary>
    RecomputeFifo,
}

/// <summary>Order of the waiting queue of an SGLang engine.</summary>
[LanguageEnum("SchedulePolicy")]
public enum SchedulePolicy
{
    /// <summary>Order of arrival.</summary>
    Fifo,

    /// <summary>Longest cached prefix first.</summary>
    Lpm,

    /// <summary>Most urgent first.</summary>
    Priority,
}

/// <summary>Admission rule of a TensorRT-LLM engine.</summary>
[LanguageEnum("CapacityPolicy")]
public enum CapacityPolicy
{
    /// <summary>Admit only what can run to its end.</summary>
    GuaranteedNoEvict,

    /// <summary>Admit what fits now and preempt later.</summary>
    MaxUtilization,
}

/// <summary>Which cached blocks leave first.</summary>
[LanguageEnum("Evict")]
public enum Evict
{
    /// <summary>The longest released.</summary>
    Lru,

    /// <summary>The least often used.</summary>
    Lfu,

    /// <summary>The longest present.</summary>
    Fifo,

    /// <summary>The one used again last, known from the future: a bound.</summary>
    Belady,
}

/// <summary>How a speculative decoder drafts.</summary>
[LanguageEnum("SpeculativeMethod")]
public enum SpeculativeMethod
{
    /// <summary>Matching n-grams of the context.</summary>
    Ngram,

    /// <summary>Multi-token prediction heads.</summary>
    Mtp,

    /// <summary>A separate draft head.</summary>
    Eagle,
}

/// <summary>What a pool does for its requests.</summary>
[LanguageEnum("Role")]
public enum Role
{
    /// <summary>Prefill and decode on one worker.</summary>
    Aggregated,

    /// <summary>Prefill only.</summary>
    Prefill,

    /// <summary>Decode only.</summary>
    Decode,

    /// <summary>Encoding of images and the like.</summary>
    Encode,
}

/// <summary>What happens to KV heads when the tensor-parallel degree exceeds them.</summary>
[LanguageEnum("Sharding")]
public enum Sharding
{
    /// <summary>Split over the ranks.</summary>
    Tp,

    /// <summary>Copied to the ranks.</summary>
    Replicate,
}

/// <summary>Whether a KV transfer overlaps with the prefill.</summary>
[LanguageEnum("Overlap")]
public enum TransferOverlap
{
    /// <summary>After the prefill.</summary>
    Off,

    /// <summary>Layer by layer during the prefill.</summary>
    Layerwise,
}

/// <summary>Which tokens of a prompt a KV transfer is charged for.</summary>
[LanguageEnum("TransferAccounting")]
public enum TransferAccounting
{
    /// <summary>Those the destination does not hold.</summary>
    DestinationMissing,

    /// <summary>All of them.</summary>
    FullPrompt,
}
