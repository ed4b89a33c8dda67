using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The scheduler's settings of one pool, resolved to plain numbers.</summary>
internal readonly record struct EngineSettings
{
    /// <summary>Tokens of a block.</summary>
    public required int BlockTokens { get; init; }

    /// <summary>Usable blocks of a worker.</summary>
    public required long Blocks { get; init; }

    /// <summary>Tokens a pass may compute.</summary>
    public required long MaxBatchedTokens { get; init; }

    /// <summary>Requests that may run at once.</summary>
    public required int MaxSequences { get; init; }

    /// <summary>Longest sequence.</summary>
    public required long MaxContext { get; init; }

    /// <summary>Most tokens of one request in a pass.</summary>
    public required long Threshold { get; init; }

    /// <summary>Whether a prompt may be spread over passes.</summary>
    public required bool Chunked { get; init; }

    /// <summary>Whether admission asks for the whole sequence.</summary>
    public required bool ReserveFull { get; init; }

    /// <summary>Blocks that admission leaves free while requests run.</summary>
    public required long WatermarkBlocks { get; init; }

    /// <summary>Whether urgency orders the queue.</summary>
    public required bool Priority { get; init; }

    /// <summary>Whether the first, not the last, of the running list gives way.</summary>
    public required bool Fifo { get; init; }

    /// <summary>Whether what can never be served is refused at its turn instead of at once.</summary>
    public required bool LateRejection { get; init; }

    /// <summary>Whether blocks are found again by their content.</summary>
    public required bool Caching { get; init; }

    /// <summary>Gaps that end before this instant are warm-up.</summary>
    public required long MeasuredFrom { get; init; }

    /// <summary>Whether a pass that has begun may never end.</summary>
    public required bool MayBeCutOff { get; init; }

    /// <summary>The settings of a pool.</summary>
    public static EngineSettings From(PoolSetup pool, SimulatedTime measuredFrom, bool mayBeCutOff) => new()
    {
        MeasuredFrom = measuredFrom.Picoseconds,
        MayBeCutOff = mayBeCutOff,
        BlockTokens = checked((int)pool.Engine.Block),
        Blocks = pool.KvBlocks,
        MaxBatchedTokens = pool.Engine.MaxBatchedTokens,
        MaxSequences = (int)Math.Min(pool.Engine.MaxSequences, int.MaxValue),
        MaxContext = pool.MaxContext,
        Threshold = pool.Engine.LongPrefillThreshold,
        Chunked = pool.Engine.ChunkedPrefill,
        ReserveFull = pool.Engine.ReserveFullIsl,
        WatermarkBlocks = (long)(pool.Engine.Watermark * pool.KvBlocks),
        Priority = pool.Engine.PriorityScheduling,
        Fifo = pool.Engine.Preemption == Preemption.RecomputeFifo,
        LateRejection = pool.Engine.LateRejection,
        Caching = pool.Engine.PrefixCaching,
    };

    /// <summary>Tokens a request will produce: what it asks for, cut where the sequence reaches the context.</summary>
    public int TargetOf(int input, int output) => (int)Math.Min(output, MaxContext - input);

    /// <summary>Whether a request could be served if it had the worker for itself.</summary>
    public RejectionReason Judge(int input, int output)
    {
        if (input >= MaxContext)
        {
            return RejectionReason.PromptExceedsContext;
        }

        if (BlocksFor(input) > Blocks)
        {
            return RejectionReason.PromptExceedsCache;
        }

        // The last token is sampled, never computed.
        if (BlocksFor(input + Math.Max(0L, TargetOf(input, output) - 1)) > Blocks)
        {
            return RejectionReason.OutputExceedsCache;
        }

        var chunk = Threshold > 0 ? Math.Min(input, Threshold) : input;
        return !Chunked && chunk > MaxBatchedTokens ? RejectionReason.PromptExceedsBudget : RejectionReason.None;
    }

    private long BlocksFor(long tokens) => new BlockSize(BlockTokens).Taken(tokens);
}
