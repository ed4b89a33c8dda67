using System.Diagnostics.CodeAnalysis;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Routing;

/// <summary>
/// The state of one worker as policies see it: passes that have completed at or before now, plus the router's own book.
/// Kept by the engines in an array, one element a worker.
/// </summary>
public struct WorkerSignals
{
    /// <summary>Requests routed to the worker so far.</summary>
    public long Assigned;

    /// <summary>Requests waiting for admission.</summary>
    public int Queued;

    /// <summary>Requests admitted and not finished.</summary>
    public int Running;

    /// <summary>Prompt tokens of the waiting requests.</summary>
    public long WaitingTokens;

    /// <summary>Book: over requests routed here that have no first token, input minus the overlap at routing.</summary>
    public long ActivePrefillTokens;

    /// <summary>Book: distinct full prompt blocks of the requests routed here and not finished.</summary>
    public long ActiveDecodeBlocks;

    /// <summary>Book: full prompt blocks of the same requests, each request's counted for itself.</summary>
    public long ActivePromptBlocks;

    /// <summary>Blocks referenced by running requests.</summary>
    public long UsedBlocks;

    /// <summary>Usable blocks of the cache.</summary>
    public long TotalBlocks;

    /// <summary>
    /// Leading full prompt blocks of the request being routed that are resident here, as far as the router knows.
    /// </summary>
    public int OverlapBlocks;

    /// <summary>Full prompt blocks of the request being routed that no active request here shares.</summary>
    public int NewActiveBlocks;

    /// <summary>Tokens of a block.</summary>
    public int BlockTokens;

    /// <summary>Whether a pass is under way.</summary>
    public bool Busy;

    /// <summary>Whether the worker accepts requests.</summary>
    public bool Ready;
}

/// <summary>
/// The worker a policy is looking at. Its members are the names the language offers behind <c>worker.</c>
/// </summary>
public readonly ref struct WorkerContext
{
    private readonly ref readonly WorkerSignals _signals;

    /// <summary>Wraps one element of the engine's array.</summary>
    public WorkerContext(int id, ref readonly WorkerSignals signals)
    {
        Id = id;
        _signals = ref signals;
    }

    /// <summary>Flat number over the pools.</summary>
    [Signal("Count", Doc = "Number of the worker, from 0, flat over the pools.", Simulated = true)]
    public long Id { get; }

    /// <summary>Whether the worker accepts requests.</summary>
    [Signal("Bool", Doc = "Whether the worker accepts requests.", Simulated = true)]
    public bool Ready => _signals.Ready;

    /// <summary>Requests routed here so far.</summary>
    [Signal("Requests", Doc = "Requests routed to the worker since the start.", Simulated = true)]
    public double Assigned => _signals.Assigned;

    /// <summary>Requests waiting for admission.</summary>
    [Signal("Requests", Reads = SignalSet.Load, Doc = "Requests waiting for admission.", Simulated = true)]
    public double Queued => _signals.Queued;

    /// <summary>Requests admitted and not finished.</summary>
    [Signal("Requests", Reads = SignalSet.Load, Doc = "Requests admitted and not finished.", Simulated = true)]
    public double Running => _signals.Running;

    /// <summary>Requests routed here and not finished.</summary>
    [Signal("Requests", Reads = SignalSet.Load, Doc = "Requests routed here and not finished.", Simulated = true)]
    public double Inflight => _signals.Queued + _signals.Running;

    /// <summary>Prompt tokens of waiting requests.</summary>
    [Signal("Tokens", Reads = SignalSet.Load, Doc = "Prompt tokens of the waiting requests.", Simulated = true)]
    public double WaitingTokens => _signals.WaitingTokens;

    /// <summary>Prompt tokens under way, net of hits.</summary>
    [Signal(
        "Tokens",
        Reads = SignalSet.PrefillBook,
        Doc = "Prompt tokens routed here that have not produced a first token, net of the overlap at routing.",
        Simulated = true)]
    public double ActivePrefillTokens => _signals.ActivePrefillTokens;

    /// <summary>The same in blocks, fractional.</summary>
    [Signal("Blocks", Reads = SignalSet.PrefillBook, Doc = "active_prefill_tokens in blocks.", Simulated = true)]
    public double ActivePrefillBlocks => _signals.ActivePrefillTokens / (double)_signals.BlockTokens;

    /// <summary>Distinct full prompt blocks of active requests.</summary>
    [Signal(
        "Blocks",
        Reads = SignalSet.DecodeBook,
        Doc = "Distinct full prompt blocks of the requests routed here and not finished.",
        Simulated = true)]
    public double ActiveDecodeBlocks => _signals.ActiveDecodeBlocks;

    /// <summary>Full prompt blocks of active requests, copies counted.</summary>
    [Signal(
        "Blocks",
        Reads = SignalSet.Load,
        Doc = "Full prompt blocks of the requests routed here and not finished, counted for each request by itself.",
        Simulated = true)]
    public double ActivePromptBlocks => _signals.ActivePromptBlocks;

    /// <summary>Share of the cache referenced by running requests.</summary>
    [Signal(
        "Ratio",
        Reads = SignalSet.KvUse,
        Doc = "Share of the KV cache held by running requests.",
        Simulated = true)]
    public double KvUsed => _signals.UsedBlocks / (double)_signals.TotalBlocks;

    /// <summary>Blocks no running request holds.</summary>
    [Signal("Blocks", Reads = SignalSet.KvUse, Doc = "KV blocks that no running request holds.", Simulated = true)]
    public double KvFree => _signals.TotalBlocks - _signals.UsedBlocks;

    /// <summary>Whether a pass is under way.</summary>
    [Signal("Bool", Reads = SignalSet.KvUse, Doc = "Whether a pass is under way.", Simulated = true)]
    public bool Busy => _signals.Busy;

    /// <summary>Resident leading prompt blocks of the request.</summary>
    [Signal(
        "Blocks",
        Reads = SignalSet.Overlap,
        Doc = "Leading full prompt blocks resident on the worker.",
        Simulated = true)]
    public double Overlap(in RequestContext request) => _signals.OverlapBlocks;

    /// <summary>Prompt blocks of the request not resident.</summary>
    [Signal("Blocks", Reads = SignalSet.Overlap, Doc = "Prompt blocks not resident on the worker.", Simulated = true)]
    public double UncachedBlocks(in RequestContext request) => request.Blocks - _signals.OverlapBlocks;

    /// <summary>How long the prefill of the request would last here.</summary>
    [Signal("Time", Doc = "Time that the prefill of the request is expected to take on the worker.")]
    [SuppressMessage("Performance", "CA1822", Justification = "Policies call it on a worker.")]
    public double PredictedPrefill(in RequestContext request) => 0;

    /// <summary>Distinct active prompt blocks if the request came here.</summary>
    [Signal(
        "Blocks",
        Reads = SignalSet.DecodeBook,
        Doc = "Distinct full prompt blocks of the active requests and the given one together.",
        Simulated = true)]
    public double ActiveBlocksWith(in RequestContext request) => _signals.ActiveDecodeBlocks + _signals.NewActiveBlocks;
}

/// <summary>The request being routed. Its members are the names the language offers behind <c>request.</c></summary>
public readonly ref struct RequestContext
{
    /// <summary>Position in arrival order.</summary>
    [Signal("Count", Doc = "Number of the request in trace order, from 0.", Simulated = true)]
    public long Id { get; init; }

    /// <summary>Prompt length in tokens.</summary>
    [Signal("Tokens", Doc = "Prompt length.", Simulated = true)]
    public double Input { get; init; }

    /// <summary>The most tokens the client allows; policies never see what will really be produced.</summary>
    [Signal("Tokens", Doc = "The most output tokens the client allows.", Simulated = true)]
    public double OutputLimit { get; init; }

    /// <summary>Prompt blocks, the partial one included.</summary>
    [Signal("Blocks", Doc = "Prompt length in blocks, rounded up.", Simulated = true)]
    public double Blocks { get; init; }

    /// <summary>Prompt blocks that are full.</summary>
    [Signal("Blocks", Doc = "Full prompt blocks.", Simulated = true)]
    public double FullBlocks { get; init; }

    /// <summary>Tokens of a block, for policies that count in tokens.</summary>
    [Signal("Tokens/Blocks", Doc = "Block size of the pool's engine.", Simulated = true)]
    public double BlockTokens { get; init; }

    /// <summary>Priority; smaller is more urgent.</summary>
    [Signal("Count", Doc = "Priority, smaller is more urgent.")]
    public long Priority { get; init; }

    /// <summary>Session number.</summary>
    [Signal("Count", Doc = "Number of the session, -1 without one.")]
    public long Session { get; init; }

    /// <summary>Turn within the session.</summary>
    [Signal("Count", Doc = "Turn within its session, from 0.")]
    public long Turn { get; init; }

    /// <summary>Time since it arrived.</summary>
    [Signal("Time", Doc = "Time since it arrived.")]
    public double Age { get; init; }

    /// <summary>Prompt tokens that no eligible worker holds.</summary>
    [Signal("Tokens", Doc = "Prompt tokens that are not resident on the eligible worker that holds most of them.")]
    public double Uncached { get; init; }
}

/// <summary>All ready workers of the pool a policy chooses in. Its members are offered behind <c>pool.</c></summary>
public readonly ref struct PoolContext
{
    /// <summary>Workers that accept requests.</summary>
    [Signal("Count", Doc = "Workers that accept requests.", Simulated = true)]
    public long Replicas { get; init; }

    /// <summary>The least <c>active_prefill_tokens</c> over the workers.</summary>
    [Signal(
        "Tokens",
        Reads = SignalSet.PrefillBook,
        Doc = "Least active_prefill_tokens over the workers.",
        Simulated = true)]
    public double LeastActivePrefillTokens { get; init; }
}
