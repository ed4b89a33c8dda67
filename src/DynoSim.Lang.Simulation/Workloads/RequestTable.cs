namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Every request of a workload before anything runs: columns of equal length, one row a request, in trace order
/// (sorted by arrival, stable). Immutable once built and shared by all runs of the same workload and seed.
/// </summary>
public sealed class RequestTable
{
    /// <summary>No requests.</summary>
    internal static RequestTable Empty { get; } = new()
    {
        ArrivalPicoseconds = [],
        InputTokens = [],
        OutputTokens = [],
        Prefixes = new PrefixTree { BlockTokens = 1, PathStart = [0] },
    };

    /// <summary>Number of requests.</summary>
    public int Count => InputTokens.Length;

    /// <summary>
    /// Arrival in picoseconds from the start of the run; a trace starts with its first arrival. For later turns of a
    /// session (<see cref="TurnDelayPicoseconds"/>) and under a closed loop it is decided by the run, and only the
    /// order counts.
    /// </summary>
    public required long[] ArrivalPicoseconds { get; init; }

    /// <summary>Prompt tokens, at least 1.</summary>
    public required int[] InputTokens { get; init; }

    /// <summary>Output tokens requested; 0 completes with the prefill.</summary>
    public required int[] OutputTokens { get; init; }

    /// <summary>Priority, smaller is more urgent; null if all are 0.</summary>
    public int[]? Priority { get; init; }

    /// <summary>Session of each request; null if every request stands alone.</summary>
    public int[]? Session { get; init; }

    /// <summary>Turn within the session, from 0; null if every request stands alone.</summary>
    public int[]? Turn { get; init; }

    /// <summary>
    /// For turns after the first: time from the end of the previous turn to this arrival. Null if every request stands
    /// alone.
    /// </summary>
    public long[]? TurnDelayPicoseconds { get; init; }

    /// <summary>The prompts' content as paths in a tree of content blocks.</summary>
    public required PrefixTree Prefixes { get; init; }

    /// <summary>What the prompts have in common, if that was found out before.</summary>
    internal PromptTree? PromptTree { get; init; }
}
