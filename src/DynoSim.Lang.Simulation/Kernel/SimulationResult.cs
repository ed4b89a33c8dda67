using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>How a request ended.</summary>
public enum RequestStatus : byte
{
    /// <summary>Still somewhere in the system when the run ended.</summary>
    Running,

    /// <summary>Produced all its tokens, or as many as the context allows.</summary>
    Completed,

    /// <summary>Can never be served; see <see cref="RejectionReason"/>.</summary>
    Rejected,

    /// <summary>Given up by the client.</summary>
    Abandoned,

    /// <summary>Its turn to arrive had not come when the run ended: not part of any count.</summary>
    NotArrived,
}

/// <summary>
/// What happened to every request and worker: plain columns, integers only. -1 where something never happened. A column
/// is made when it is first asked for. Of a stream of requests there are no columns.
/// </summary>
public sealed class SimulationResult
{
    /// <summary>Actual arrival (dispatch under a closed loop), picoseconds.</summary>
    public long[] ArrivalPicoseconds { get => field ??= Column(static row => row.Arrival); init; }

    /// <summary>Start of the pass that first scheduled the request.</summary>
    public long[] AdmitPicoseconds { get => field ??= Column(static row => row.Admit); init; }

    /// <summary>End of the pass that produced the first token.</summary>
    public long[] FirstTokenPicoseconds { get => field ??= Column(static row => row.FirstToken); init; }

    /// <summary>End of the pass that produced the second token.</summary>
    public long[] SecondTokenPicoseconds { get => field ??= Column(static row => row.SecondToken); init; }

    /// <summary>End of the pass that produced the last token (of the prefill for an output of 0).</summary>
    public long[] LastTokenPicoseconds { get => field ??= Column(static row => row.LastToken); init; }

    /// <summary>Tokens produced.</summary>
    public int[] ProducedTokens { get => field ??= Column(static row => row.Produced); init; }

    /// <summary>Flat worker number.</summary>
    public int[] Worker { get => field ??= Column(static row => row.Worker); init; }

    /// <summary>Prompt tokens found in the cache at first admission.</summary>
    public int[] CachedTokens { get => field ??= Column(static row => row.Cached); init; }

    /// <summary>Times the request was preempted.</summary>
    public int[] Preemptions { get => field ??= Column(static row => row.Preemptions); init; }

    /// <summary>How each request ended.</summary>
    public RequestStatus[] Status { get => field ??= Column(static row => row.Status); init; }

    /// <summary>Why each rejected request was.</summary>
    public RejectionReason[] Rejection { get => field ??= Column(static row => row.Rejection); init; }

    /// <summary>Requests that waited or ran when the run ended, counted where they stood.</summary>
    public required long RequestsInSystemAtEnd { get; init; }

    /// <summary>Statistics of each worker, flat over the pools.</summary>
    public required ImmutableArray<WorkerStatistics> Workers { get; init; }

    /// <summary>All gaps between consecutive tokens of a request, pooled.</summary>
    public required GapDistribution Gaps { get; init; }

    /// <summary>The instant of the last event.</summary>
    public required long EndPicoseconds { get; init; }

    /// <summary>What the columns are made from, where they are not given: borrowed, and as long as may be.</summary>
    internal RequestRow[]? Rows { get; set; }

    /// <summary>Requests that have a row.</summary>
    internal int Requests { get => Rows is null ? Status.Length : field; init; }

    /// <summary>
    /// What became of the requests of a stream, whose columns are empty; null where the columns say it.
    /// </summary>
    internal RequestTally? Tally { get; init; }

    /// <summary>How many requests were rejected for each reason that occurred.</summary>
    public IEnumerable<(RejectionReason Reason, long Count)> Rejections()
    {
        if (Tally is { } tally)
        {
            return tally.Rejections();
        }

        var counts = new RejectionTally();
        foreach (var reason in Rejection)
        {
            counts.Add(reason);
        }

        return counts.Occurred();
    }

    /// <summary>
    /// Gives memory back for the next run, where many are made. Neither the gaps nor a column that has not been asked
    /// for may be read afterwards.
    /// </summary>
    public void Release()
    {
        Gaps.Release();
        ReusedArrays<RequestRow>.Return(Rows ?? []);
        Rows = null;
    }

    /// <summary>What became of each request, from the first; there may be rows behind the last.</summary>
    internal RequestRow[] RowsOrMade() => Rows ?? [.. Enumerable.Range(0, Requests).Select(RowOf)];

    private RequestRow RowOf(int request) => new()
    {
        Arrival = ArrivalPicoseconds[request],
        Admit = AdmitPicoseconds[request],
        FirstToken = FirstTokenPicoseconds[request],
        SecondToken = SecondTokenPicoseconds[request],
        LastToken = LastTokenPicoseconds[request],
        Produced = ProducedTokens[request],
        Worker = Worker[request],
        Cached = CachedTokens[request],
        Preemptions = Preemptions[request],
        Status = Status[request],
        Rejection = Rejection[request],
    };

    private T[] Column<T>(Func<RequestRow, T> read)
    {
        var rows = Rows ?? throw new InvalidOperationException("The rows of this result have been given back.");
        var column = new T[Requests];
        for (var request = 0; request < column.Length; request++)
        {
            column[request] = read(rows[request]);
        }

        return column;
    }
}

/// <summary>What one worker did over the run; integers, so that conservation can be checked exactly.</summary>
/// <param name="Pool">Index of its pool in declaration order.</param>
/// <param name="Passes">Passes executed.</param>
/// <param name="BusyPicoseconds">Time with a pass under way.</param>
/// <param name="IdlePicoseconds">Time without, up to the end of the run.</param>
/// <param name="UsedBlockPicoseconds">Integral over time of blocks referenced by running requests.</param>
/// <param name="UsedBlocksMax">Most blocks referenced at once.</param>
/// <param name="TotalBlocks">Usable blocks.</param>
/// <param name="Preemptions">Preemptions of running requests.</param>
/// <param name="PrefilledTokens">Tokens computed by prefill entries, recomputation included.</param>
/// <param name="DecodedTokens">Tokens computed by decoders.</param>
/// <param name="ProducedTokens">Output tokens produced.</param>
/// <param name="AllocatedBlocks">Times a block came into use, fresh or found idle in the cache.</param>
/// <param name="FreedBlocks">Times the last reference to a block ended.</param>
/// <param name="HeldBlocksAtEnd">Blocks still referenced at the end.</param>
public sealed record WorkerStatistics(
    int Pool,
    long Passes,
    long BusyPicoseconds,
    long IdlePicoseconds,
    WideSum UsedBlockPicoseconds,
    long UsedBlocksMax,
    long TotalBlocks,
    long Preemptions,
    long PrefilledTokens,
    long DecodedTokens,
    long ProducedTokens,
    long AllocatedBlocks,
    long FreedBlocks,
    long HeldBlocksAtEnd);
