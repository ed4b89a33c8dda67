using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Engines;

/// <summary>The settings of one engine: scheduler, cache and timing of every worker that runs it.</summary>
[Kind("engine", Doc = "Scheduler, KV cache and timing of the workers that run it.", TopLevel = true)]
public sealed partial record EngineOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "engine";

    /// <summary>Whose scheduler it runs.</summary>
    [Knob("Backend", Default = "vllm", Doc = "Whose scheduler the engine runs.")]
    public Backend Backend { get; init; } = Backend.Vllm;

    /// <summary>Tokens of a KV block.</summary>
    [Knob(
        "Tokens/Blocks",
        Default = "64tok",
        Range = "1..65_536",
        Per = "tok/blk",
        Doc = "Tokens of a KV block (64 is DynoSim's default for vLLM; vLLM's own is 16); sglang 1tok, trtllm 32tok.",
        Simulated = true)]
    public long Block { get; init; } = 64;

    /// <summary>Share of the device memory the engine may use.</summary>
    [Knob(
        "Ratio",
        Default = "90%",
        Range = "0..1",
        Doc = "Share of the device memory the engine may use; decides the KV capacity unless kv_blocks states it. "
            + "88% under sglang.",
        Simulated = true)]
    public double MemoryFraction { get; init; } = 0.9;

    /// <summary>Usable KV blocks of a worker, stated; null to derive them from the memory.</summary>
    [Knob(
        "Blocks?",
        Range = ">0",
        Doc = "Usable KV blocks of a worker, stated instead of derived from the memory.",
        Simulated = true)]
    public long? KvBlocks { get; init; }

    /// <summary>Tokens one pass may compute.</summary>
    [Knob("Tokens", Default = "8_192tok", Range = ">0", Doc = "Tokens one pass may compute.", Simulated = true)]
    public long MaxBatchedTokens { get; init; } = 8_192;

    /// <summary>Requests that may run at once.</summary>
    [Knob(
        "Requests",
        Default = "256",
        Range = ">0",
        Doc = "Requests that may run at once on a worker.",
        Simulated = true)]
    public long MaxSequences { get; init; } = 256;

    /// <summary>Longest sequence; null for the model's context.</summary>
    [Knob(
        "Tokens?",
        Range = ">1",
        Doc = "Longest sequence, prompt and output; a prompt that is not shorter is rejected. The model's context "
            + "by default.",
        Simulated = true)]
    public long? MaxContext { get; init; }

    /// <summary>Whether a prompt may be spread over passes.</summary>
    [Knob(
        "Bool",
        Default = "true",
        Doc = "Whether the prefill of a prompt may be spread over passes.",
        Simulated = true)]
    public bool ChunkedPrefill { get; init; } = true;

    /// <summary>Whether released blocks stay to be found again.</summary>
    [Knob(
        "Bool",
        Default = "true",
        Doc = "Whether blocks of earlier requests are found again by their content.",
        Simulated = true)]
    public bool PrefixCaching { get; init; } = true;

    /// <summary>SGLang: tokens of a prefill chunk.</summary>
    [Knob("Tokens", Default = "8_192tok", Range = ">0", Doc = "Tokens of a prefill chunk (sglang).")]
    public long Chunk { get; init; } = 8_192;

    /// <summary>Who gives way when the cache is full.</summary>
    [Knob(
        "Preemption",
        Default = "recompute",
        Doc = "Which running request gives way when the cache is full: recompute (= recompute_lifo) is vLLM's rule, "
            + "recompute_fifo is DynoSim's alternative.",
        Simulated = true)]
    public Preemption Preemption { get; init; } = Preemption.Recompute;

    /// <summary>Whether admission tests the whole sequence rather than the first chunk.</summary>
    [Knob(
        "Bool",
        Default = "true",
        Doc = "Whether admission asks for room for the whole known sequence rather than its next chunk (vLLM's "
            + "default).",
        Simulated = true)]
    public bool ReserveFullIsl { get; init; } = true;

    /// <summary>Share of the blocks that admission leaves free while requests run.</summary>
    [Knob(
        "Ratio",
        Default = "0%",
        Range = "0..1",
        Doc = "Share of the blocks that admission leaves free while requests run.",
        Simulated = true)]
    public double Watermark { get; init; }

    /// <summary>Most tokens of one request in one pass; 0 for no limit.</summary>
    [Knob(
        "Tokens",
        Default = "0tok",
        Range = ">=0",
        Doc = "Most tokens of one request in one pass; 0tok is no limit.",
        Simulated = true)]
    public long LongPrefillThreshold { get; init; }

    /// <summary>Whether waiting requests are ordered by priority.</summary>
    [Knob(
        "Bool",
        Default = "false",
        Doc = "Whether requests are admitted by priority, then arrival, and the least urgent gives way.",
        Simulated = true)]
    public bool PriorityScheduling { get; init; }

    /// <summary>Whether a pass is scheduled before the output of the one before it is known.</summary>
    [Knob("Bool", Default = "false", Doc = "One step of look-ahead, as vLLM runs by default.")]
    public bool AsyncScheduling { get; init; }

    /// <summary>
    /// Whether what can never be served is refused when it heads the queue instead of when it arrives.
    /// </summary>
    [Knob(
        "Bool",
        Default = "false",
        Doc = "Refuse a request that can never be served at the end of the pass in which it heads the queue, as "
            + "DynoSim does, rather than when it arrives.",
        Simulated = true)]
    public bool LateRejection { get; init; }

    /// <summary>Attention-DP prefill cadence.</summary>
    [Knob(
        "Count",
        Default = "1",
        Range = ">0",
        Doc = "Admit prefill only every so many passes of an attention-DP group.")]
    public long PrefillInterval { get; init; } = 1;

    /// <summary>SGLang: order of the waiting queue.</summary>
    [Knob("SchedulePolicy", Default = "fifo", Doc = "Order of the waiting queue (sglang).")]
    public SchedulePolicy SchedulePolicy { get; init; } = SchedulePolicy.Fifo;

    /// <summary>SGLang: schedule conservativeness.</summary>
    [Knob(
        "Ratio",
        Default = "1.0",
        Range = ">=0",
        Doc = "Share of the output that admission reserves, scaled (sglang).")]
    public double Conservativeness { get; init; } = 1.0;

    /// <summary>SGLang: prefill and decode in one pass.</summary>
    [Knob("Bool", Default = "false", Doc = "Whether prefill chunks run together with decodes (sglang).")]
    public bool MixedChunk { get; init; }

    /// <summary>SGLang: most output tokens reserved for a request.</summary>
    [Knob("Tokens", Default = "4_096tok", Range = ">0", Doc = "Most output tokens that admission reserves (sglang).")]
    public long MaxNewClip { get; init; } = 4_096;

    /// <summary>SGLang: most prompt tokens of a prefill pass.</summary>
    [Knob("Tokens", Default = "16_384tok", Range = ">0", Doc = "Most prompt tokens of a prefill pass (sglang).")]
    public long MaxPrefillTokens { get; init; } = 16_384;

    /// <summary>TensorRT-LLM: admission rule.</summary>
    [Knob("CapacityPolicy", Default = "guaranteed_no_evict", Doc = "Admission rule (trtllm).")]
    public CapacityPolicy CapacityPolicy { get; init; } = CapacityPolicy.GuaranteedNoEvict;

    /// <summary>TensorRT-LLM: waiting for a fuller batch.</summary>
    [Knob("BatchWait?", Doc = "Waiting for a fuller batch (trtllm).")]
    public BatchWaitOptions? BatchWait { get; init; }

    /// <summary>Speculative decoding.</summary>
    [Knob("Speculative?", Doc = "Speculative decoding.")]
    public SpeculativeOptions? Speculative { get; init; }

    /// <summary>Which cached blocks leave first.</summary>
    [Knob("Evict", Default = "lru", Doc = "Which cached blocks leave first.")]
    public Evict Eviction { get; init; } = Evict.Lru;

    /// <summary>Captured graphs.</summary>
    [Knob("Graphs?", Doc = "Captured CUDA graphs; the backend's own by default.")]
    public GraphsOptions? Graphs { get; init; }

    /// <summary>Start-up time of a replica.</summary>
    [Knob(
        "Time",
        Default = "0s",
        Range = ">=0",
        Usual = "1ms..1d",
        Doc = "Start-up time of a replica if the planner gives none.")]
    public SimulatedTime ColdStart { get; init; }

    /// <summary>How long a pass lasts.</summary>
    [Knob("Timing", Default = "{}", Doc = "How long a pass lasts.", Simulated = true)]
    public TimingOptions Timing { get; init; } = new();

    /// <summary>Host stages before and after the engine.</summary>
    [Knob("Frontend", Default = "{}", Doc = "Host stages before and after the engine.")]
    public FrontendOptions Frontend { get; init; } = new();
}
