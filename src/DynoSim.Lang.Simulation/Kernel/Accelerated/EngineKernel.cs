using System.Runtime.CompilerServices;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// vLLM's scheduler for all workers of a run, advanced worker by worker: passes are formed one by one where something
/// is prefilled, admitted or short of memory, and many at a time where a worker only decodes.
/// </summary>
/// <typeparam name="TTiming">The latency model.</typeparam>
/// <typeparam name="TCache">The KV caches.</typeparam>
internal sealed partial class EngineKernel<TTiming, TCache> : WorkerEngine
    where TTiming : struct, ISegmentedTiming
    where TCache : struct, IKvCache
{
    private readonly TTiming _timing;
    private readonly TCache _cache;
    private readonly EngineSettings _settings;
    private readonly RunTable _runs;
    private readonly RequestStates _requests;
    private readonly RequestRows _rows;
    private readonly GapDistribution _gaps;
    private readonly DecodeCurve _curve;
    private readonly int[]? _priority;
    private readonly BlockSize _block;

    internal EngineKernel(
        TTiming timing,
        TCache cache,
        EngineSettings settings,
        RunTable runs,
        RequestStates requests,
        RequestRows rows,
        GapDistribution gaps,
        int[]? priority)
    {
        _timing = timing;
        _cache = cache;
        _settings = settings;
        _runs = runs;
        _requests = requests;
        _rows = rows;
        _gaps = gaps;
        _curve = new DecodeCurve(timing);
        _priority = priority;
        _block = new BlockSize(settings.BlockTokens);
    }

    /// <inheritdoc/>
    internal override ref readonly EngineSettings Settings => ref _settings;

    /// <summary>Whether many decode passes may be made at once; off to step pass by pass.</summary>
    internal bool MacroSteps { get; init; } = true;

    /// <inheritdoc/>
    internal override void Enqueue(WorkerState worker, int request, long now)
    {
        worker.Waiting.AddLast(request);
        worker.WaitingTokens += _requests[request].Input;
        if (_settings.Priority)
        {
            _requests.Route(request, now);
            worker.HeadBlocked = false;
        }

        if (!worker.InFlight && worker.PassStart < now)
        {
            worker.PassStart = now;
        }
    }

    /// <inheritdoc/>
    internal override void Advance(WorkerState worker, long until)
    {
        while (true)
        {
            if (worker.InFlight)
            {
                if (worker.PassEnd > until)
                {
                    return;
                }

                Complete(worker);
            }

            if (worker.Running + worker.Waiting.Count == 0 || worker.PassStart >= until)
            {
                return;
            }

            if (MacroSteps && DecodesOnly(worker))
            {
                if (MakeQuietPasses(worker, until))
                {
                    continue;
                }

                if (worker.PassStart >= until)
                {
                    return;
                }

                if (worker.BlocksNeeded() <= _cache.FreeBlocks(worker.Local))
                {
                    StartDecodePass(worker);
                    continue;
                }
            }

            Drive(worker);
        }
    }

    /// <inheritdoc/>
    internal override void Drive(WorkerState worker)
    {
        if (worker.InFlight)
        {
            return;
        }

        while (worker.Running + worker.Waiting.Count > 0 && !Schedule(worker))
        {
            foreach (var request in worker.Refused)
            {
                RejectWaiting(worker, request, _requests[request].Refusal);
            }

            worker.Refused.Clear();
            if (worker.Waiting.Count > 0)
            {
                // Nothing runs, all blocks are free, and still the head does not fit: it never will.
                var head = LeaveWaiting(worker, _settings.Priority ? MostUrgent(worker) : 0);
                RejectWaiting(worker, head, RejectionReason.CannotResume);
                worker.HeadBlocked = false;
            }
        }
    }

    /// <summary>A request leaves the queue unserved between two passes, which the router sees.</summary>
    private void RejectWaiting(WorkerState worker, int request, RejectionReason reason)
    {
        Loads?.QueueChanged(worker.Id, worker.PassStart, -1, -_requests[request].Input);
        Reject(worker, request, reason, worker.PassStart);
    }

    /// <summary>The router sees a worker as it is between two passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ShowToRouter(WorkerState worker)
    {
        if (Loads is not null)
        {
            Index?.Refresh(worker.Local, worker.PassStart);
            Loads.PassEnded(worker);
        }
    }

    /// <summary>Victims of preemption in order, if anybody keeps the list.</summary>
    internal List<int>? Victims { get; init; }

    /// <summary>
    /// One scheduling call: what it decides is taken and published at once, but nothing is timed yet.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PassTotals FormPass(WorkerState worker)
    {
        worker.Passes++;
        worker.PassDecoders = 0;
        worker.PassIsFruitless = true;
        var preempted = worker.Preemptions;
        var totals = default(PassTotals);
        var budget = ScheduleRunning(worker, ref totals);
        if (worker.Preemptions == preempted)
        {
            ScheduleWaiting(worker, budget, ref totals);
        }

        return totals;
    }

    /// <summary>Forms and begins the next pass; false if nothing can be scheduled until something arrives.</summary>
    private bool Schedule(WorkerState worker)
    {
        var before = worker.Preemptions;
        while (true)
        {
            var preempted = worker.Preemptions;
            var totals = FormPass(worker);
            if (totals.PrefillRequests + totals.DecodeRequests > 0)
            {
                Start(worker, totals);
                worker.PassIsDecodeOnly &= worker.Preemptions == before;
                return true;
            }

            // A call that only preempts takes no time, and the next one follows at once.
            worker.Passes--;
            if (worker.Preemptions == preempted)
            {
                return false;
            }
        }
    }

    /// <summary>Begins the pass just formed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Start(WorkerState worker, in PassTotals totals)
    {
        worker.AddSteps(1);
        if (worker.Decoders > worker.PassDecoders)
        {
            SitOut(worker);
        }

        worker.InFlight = true;
        Loads?.PassStarted(worker);
        worker.PassEnd = Timeline.Add(worker.PassStart, _timing.PassPicoseconds(totals));
        worker.PassIsDecodeOnly = totals.PrefillRequests == 0 && worker.Joining.Count == 0;
        worker.BusyPicoseconds += worker.PassEnd - worker.PassStart;
        worker.PrefilledTokens += totals.PrefillTokens;
        worker.DecodedTokens += totals.DecodeRequests;
        worker.Use(_settings.Blocks - _cache.FreeBlocks(worker.Local), worker.PassStart);
    }

    /// <summary>
    /// Begins a pass in which every running request takes its next token and nothing else happens, known to have its
    /// blocks: what <see cref="FormPass"/> and <see cref="Start"/> come to where <see cref="DecodesOnly"/> holds.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StartDecodePass(WorkerState worker)
    {
        var decoders = worker.Decoders;
        var context = worker.OffsetSum + (decoders * (worker.Steps + 1));
        _cache.Take(worker.Local, -1, worker.BlocksNeeded());
        worker.Passes++;
        worker.PassDecoders = decoders;
        worker.PassIsFruitless = false;
        worker.PassIsDecodeOnly = true;
        worker.InFlight = true;
        Loads?.PassStarted(worker);
        worker.AddSteps(1);
        var duration = _timing.DecodeSegment(decoders, context).BasePicoseconds;
        worker.PassEnd = Timeline.Add(worker.PassStart, duration);
        worker.BusyPicoseconds += duration;
        worker.DecodedTokens += decoders;
        worker.Use(_settings.Blocks - _cache.FreeBlocks(worker.Local), worker.PassStart);
        if (!_settings.MayBeCutOff)
        {
            // It will end, and its gap continues those of the passes just made.
            AddGap(worker.PassEnd, duration, decoders);
            worker.GapsAreCounted = true;
        }
    }

    /// <summary>Decoders that got nothing fall one step behind the counter.</summary>
    private void SitOut(WorkerState worker)
    {
        foreach (ref var entry in worker.Entries.AsSpan(0, worker.Running))
        {
            ref var state = ref _requests[entry.Request];
            if (!state.Decoding || state.Mark == worker.Passes)
            {
                continue;
            }

            worker.Residue[entry.Residue]--;
            state.Offset--;
            entry.Residue = _block.Residue(state.Offset);
            entry.Finish++;
            worker.Residue[entry.Residue]++;
            worker.OffsetSum--;
            if (!state.SatOut)
            {
                state.SatOut = true;
                state.LatestToken = worker.PassStart;
                worker.Irregular++;
            }
        }
    }

    /// <summary>The gaps of decode passes, for whoever reads the gaps later.</summary>
    private sealed class DecodeCurve(TTiming timing) : GapCurve
    {
        public override void Fill(int batch, long contextTokens, Span<long> picoseconds) =>
            timing.DecodePasses(batch, contextTokens, picoseconds);
    }
}
