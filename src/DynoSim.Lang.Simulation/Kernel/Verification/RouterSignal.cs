using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Reads one signal.</summary>
internal delegate double SignalReader(
    in WorkerContext worker, in RequestContext request, in PoolContext pool);

/// <summary>Something the language lets a router read.</summary>
public sealed record RouterSignal
{
    private RouterSignal(string name, string unit, SignalSet reads, SignalReader read, bool isBool = false)
    {
        (Name, Unit, Reads, Read, IsBool) = (name, unit, reads, read, isBool);
    }

    /// <summary>How a file names it, the object in front: <c>worker.queued</c>.</summary>
    public string Name { get; }

    /// <summary>One of its unit, as a literal; empty for ratios and counts.</summary>
    public string Unit { get; }

    /// <summary>What an engine must keep up to date for it.</summary>
    public SignalSet Reads { get; }

    /// <summary>Whether it is a truth value, read as 1 or 0.</summary>
    public bool IsBool { get; }

    /// <summary>Whether it differs from worker to worker.</summary>
    public bool IsOfWorker => Name.StartsWith("worker.", StringComparison.Ordinal);

    /// <summary>All of them.</summary>
    public static ImmutableArray<RouterSignal> All { get; } =
    [
        Of("worker.id", "", (in w, in r, in p) => w.Id),
        Of("worker.assigned", "1req", (in w, in r, in p) => w.Assigned),
        new("worker.ready", "", SignalSet.None, (in w, in r, in p) => w.Ready ? 1 : 0, isBool: true),
        Of("worker.queued", "1req", (in w, in r, in p) => w.Queued, SignalSet.Load),
        Of("worker.running", "1req", (in w, in r, in p) => w.Running, SignalSet.Load),
        Of("worker.inflight", "1req", (in w, in r, in p) => w.Inflight, SignalSet.Load),
        Of("worker.waiting_tokens", "1tok", (in w, in r, in p) => w.WaitingTokens, SignalSet.Load),
        Of("worker.active_prefill_tokens", "1tok", (in w, in r, in p) => w.ActivePrefillTokens, SignalSet.PrefillBook),
        Of("worker.active_prefill_blocks", "1blk", (in w, in r, in p) => w.ActivePrefillBlocks, SignalSet.PrefillBook),
        Of("worker.active_decode_blocks", "1blk", (in w, in r, in p) => w.ActiveDecodeBlocks, SignalSet.DecodeBook),
        Of("worker.active_prompt_blocks", "1blk", (in w, in r, in p) => w.ActivePromptBlocks, SignalSet.Load),
        Of("worker.kv_used", "", (in w, in r, in p) => w.KvUsed, SignalSet.KvUse),
        Of("worker.kv_free", "1blk", (in w, in r, in p) => w.KvFree, SignalSet.KvUse),
        new("worker.busy", "", SignalSet.KvUse, (in w, in r, in p) => w.Busy ? 1 : 0, isBool: true),
        Of("worker.overlap(request)", "1blk", (in w, in r, in p) => w.Overlap(r), SignalSet.Overlap),
        Of("worker.uncached_blocks(request)", "1blk", (in w, in r, in p) => w.UncachedBlocks(r), SignalSet.Overlap),
        Of(
            "worker.active_blocks_with(request)",
            "1blk",
            (in w, in r, in p) => w.ActiveBlocksWith(r),
            SignalSet.DecodeBook),
        Of("request.id", "", (in w, in r, in p) => r.Id),
        Of("request.input", "1tok", (in w, in r, in p) => r.Input),
        Of("request.output_limit", "1tok", (in w, in r, in p) => r.OutputLimit),
        Of("request.blocks", "1blk", (in w, in r, in p) => r.Blocks),
        Of("request.full_blocks", "1blk", (in w, in r, in p) => r.FullBlocks),
        Of("request.block_tokens", "1tok/blk", (in w, in r, in p) => r.BlockTokens),
        Of("pool.replicas", "", (in w, in r, in p) => p.Replicas),
        Of(
            "pool.least_active_prefill_tokens",
            "1tok",
            (in w, in r, in p) => p.LeastActivePrefillTokens,
            SignalSet.PrefillBook),
    ];

    /// <summary>Those of a worker.</summary>
    public static ImmutableArray<RouterSignal> OfWorker { get; } = [.. All.Where(signal => signal.IsOfWorker)];

    /// <summary>Those that all workers have in common.</summary>
    public static ImmutableArray<RouterSignal> Common { get; } = [.. All.Where(signal => !signal.IsOfWorker)];

    internal SignalReader Read { get; }

    /// <summary>The signal of a name.</summary>
    public static RouterSignal Named(string name) => All.First(signal => signal.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static RouterSignal Of(
        string name, string unit, SignalReader read, SignalSet reads = SignalSet.None) => new(name, unit, reads, read);
}
