namespace DynoSim.Lang.Simulation.Engines.Reference;

/// <summary>The numbers a vLLM scheduler decides by.</summary>
internal sealed record SchedulerSettings
{
    /// <summary>Tokens of a block.</summary>
    public required int BlockTokens { get; init; }

    /// <summary>Usable blocks.</summary>
    public required int Blocks { get; init; }

    /// <summary>Longest sequence in tokens, prompt and output.</summary>
    public required int MaxContext { get; init; }

    /// <summary>Tokens one step may compute.</summary>
    public required int MaxBatchedTokens { get; init; }

    /// <summary>Requests that may run at once.</summary>
    public required int MaxSequences { get; init; }

    /// <summary>Whether admission may schedule a part of a prompt.</summary>
    public bool ChunkedPrefill { get; init; } = true;

    /// <summary>Whether blocks are found again by their content.</summary>
    public bool PrefixCaching { get; init; } = true;

    /// <summary>Most tokens of one request in one step; 0 for no limit.</summary>
    public int LongPrefillThreshold { get; init; }

    /// <summary>Whether admission asks for room for the whole known sequence.</summary>
    public bool ReserveFullIsl { get; init; } = true;

    /// <summary>Blocks that admission leaves free while anything runs.</summary>
    public int WatermarkBlocks { get; init; }

    /// <summary>Whether priority decides admission and victims.</summary>
    public bool PriorityScheduling { get; init; }

    /// <summary>Whether the longest running request gives way, with DynoSim's scan, instead of the latest.</summary>
    public bool PreemptOldest { get; init; }

    /// <summary>Whether requests that can never be served wait for their turn to be refused.</summary>
    public bool LateRejection { get; init; }

    /// <summary>The settings of an engine of the language.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="blocks">Usable blocks, stated or derived.</param>
    /// <param name="maxContext">Longest sequence, the engine's or the model's.</param>
    public static SchedulerSettings From(EngineOptions engine, long blocks, long maxContext) => new()
    {
        BlockTokens = checked((int)engine.Block),
        Blocks = checked((int)blocks),
        MaxContext = (int)Math.Min(maxContext, int.MaxValue),
        MaxBatchedTokens = (int)Math.Min(engine.MaxBatchedTokens, int.MaxValue),
        MaxSequences = (int)Math.Min(engine.MaxSequences, int.MaxValue),
        ChunkedPrefill = engine.ChunkedPrefill,
        PrefixCaching = engine.PrefixCaching,
        LongPrefillThreshold = (int)Math.Min(engine.LongPrefillThreshold, int.MaxValue),
        ReserveFullIsl = engine.ReserveFullIsl,
        WatermarkBlocks = (int)(engine.Watermark * blocks),
        PriorityScheduling = engine.PriorityScheduling,
        PreemptOldest = engine.Preemption == Preemption.RecomputeFifo,
        LateRejection = engine.LateRejection,
    };

    /// <summary>Blocks that so many tokens fill or begin.</summary>
    public int BlocksOf(int tokens) => (int)(((long)tokens + BlockTokens - 1) / BlockTokens);
}
