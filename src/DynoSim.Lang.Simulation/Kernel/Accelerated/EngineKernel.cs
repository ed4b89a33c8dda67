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
    private readonly RunColumns _columns;
    private readonly GapDistribution _gaps;
    private readonly DecodeCurve _curve;
    private readonly int[]? _priority;

    internal EngineKernel(
        TTiming timing,
        TCache cache,
        EngineSettings settings,
        RunTable runs,
        RequestStates requests,
        RunColumns columns,
        GapDistribution gaps,
        int[]? priority)
    {
        _timing = timing;
        _cache = cache;
        _settings = settings;
        _runs = runs;
        _requests = requests;
        _columns = columns;
        _gaps = gaps;
        _curve = new DecodeCurve(timing);
        _priority = priority;
    }

    /// <inheritdoc/>
    internal override EngineSettings Settings => _settings;

    /// <summary>Whether many decode passes may be made at once; off to step pass by pass.</summary>
    internal bool MacroSteps { get; init; } = true;

    /// <inheritdoc/>
    internal override void Enqueue(WorkerState worker, int request, long now)
    {
        _requests.Routed[request] = now;
        worker.Waiting.AddLast(request);
        worker.WaitingTokens += _requests.Input[request];
        if (_settings.Priority)
        {
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
                MakeQuietPasses(worker, until);
                if (worker.PassStart >= until)
                {
                    return;
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
                Reject(request, _requests.Refusal[request], Happening.LeftQueue);
            }

            worker.Refused.Clear();
            if (worker.Waiting.Count > 0)
            {
                // Nothing runs, all blocks are free, and still the head does not fit: it never will.
                var head = LeaveWaiting(worker, _settings.Priority ? MostUrgent(worker) : 0);
                Reject(head, RejectionReason.CannotResume, Happening.LeftQueue);
                worker.HeadBlocked = false;
            }
        }
    }

    /// <summary>Victims of preemption in order, if anybody keeps the list.</summary>
    internal List<int>? Victims { get; init; }

    /// <summary>
    /// One scheduling call: what it decides is taken and published at once, but nothing is timed yet.
    /// </summary>
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
        while (true)
        {
            var preempted = worker.Preemptions;
            var totals = FormPass(worker);
            if (totals.PrefillRequests + totals.DecodeRequests > 0)
            {
                Start(worker, totals);
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
    internal void Start(WorkerState worker, in PassTotals totals)
    {
        worker.AddSteps(1);
        if (worker.Decoders > worker.PassDecoders)
        {
            SitOut(worker);
        }

        worker.InFlight = true;
        worker.PassEnd = Timeline.Add(worker.PassStart, _timing.PassPicoseconds(totals));
        worker.PassIsDecodeOnly = totals.PrefillRequests == 0 && worker.Joining.Count == 0;
        worker.BusyPicoseconds += worker.PassEnd - worker.PassStart;
        worker.PrefilledTokens += totals.PrefillTokens;
        worker.DecodedTokens += totals.DecodeRequests;
        worker.Use(_settings.Blocks - _cache.FreeBlocks(worker.Local), worker.PassStart);
    }

    /// <summary>Decoders that got nothing fall one step behind the counter.</summary>
    private void SitOut(WorkerState worker)
    {
        for (var at = 0; at < worker.Running; at++)
        {
            var request = worker.Order[at];
            if (_requests.Decoding[request] && _requests.Mark[request] != worker.Passes)
            {
                worker.Residue[_requests.Residue[request]]--;
                _requests.Offset[request]--;
                _requests.Residue[request] = ResidueOf(worker, request);
                worker.Residue[_requests.Residue[request]]++;
                worker.OffsetSum--;
                if (!_requests.SatOut[request])
                {
                    _requests.SatOut[request] = true;
                    _requests.LatestToken[request] = worker.PassStart;
                    worker.Irregular++;
                }
            }
        }
    }

    private int ResidueOf(WorkerState worker, int request)
    {
        var residue = (int)(_requests.Offset[request] % worker.BlockTokens);
        return residue < 0 ? residue + worker.BlockTokens : residue;
    }

    /// <summary>The gaps of decode passes, for whoever reads the gaps later.</summary>
    private sealed class DecodeCurve(TTiming timing) : GapCurve
    {
        public override void Fill(int batch, long contextTokens, Span<long> picoseconds) =>
            timing.DecodePasses(batch, contextTokens, picoseconds);
    }

    private static long BlocksFor(long tokens, long blockTokens) => (tokens + blockTokens - 1) / blockTokens;
}
