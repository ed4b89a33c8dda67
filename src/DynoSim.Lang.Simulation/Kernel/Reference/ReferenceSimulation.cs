using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Engines.Reference;
using DynoSim.Lang.Simulation.KvCache.Reference;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Reference;

/// <summary>
/// One run. At each instant at which something happens: passes complete, in the order of their workers; then requests
/// arrive and are routed, in the order of the trace; then every idle worker that has something to do begins a pass.
/// What that ends or frees comes round again at the same instant.
/// </summary>
internal sealed class ReferenceSimulation<TTiming, TRouter>
    where TTiming : struct, IPassTiming
    where TRouter : struct, IRouterPolicy
{
    private readonly RequestTable _requests;
    private readonly ImmutableArray<TTiming> _timings;
    private readonly long _cutoff;
    private readonly ReferenceWorker[] _workers;
    private readonly RouterDesk<TRouter> _router;
    private readonly ArrivalSource _arrivals;
    private readonly RequestRecords _records;
    private readonly PriorityQueue<ReferenceWorker, (long Time, int Worker)> _completions = new();
    private readonly Queue<int> _atRouter = new();
    private readonly List<int> _touched = [];
    private readonly Action<Sequence> _countPreemption;
    private readonly long _delay;
    private long _now;
    private long _latestEvent;
    private bool _looksAgain;

    public ReferenceSimulation(SimulationSetup setup, ImmutableArray<TTiming> timings, TRouter router)
    {
        _requests = setup.Requests;
        _timings = timings;
        _cutoff = setup.Cutoff?.Picoseconds ?? long.MaxValue;
        var announcesBlocks = (router.Reads & (SignalSet.Overlap | SignalSet.PrefillBook)) != 0;
        _workers = [.. CreateWorkers(setup, announcesBlocks)];
        _router = new RouterDesk<TRouter>(router, setup, _workers);
        _delay = setup.View.LongestDelay.Picoseconds;
        _arrivals = new ArrivalSource(setup);
        _records = new RequestRecords(_requests.Count, setup.MeasuredFrom);
        _countPreemption = sequence => _records.Preemptions[sequence.Request]++;
    }

    /// <summary>Runs until nothing happens any more, or up to the cut-off.</summary>
    public SimulationResult Run()
    {
        do
        {
            for (var next = NextTime(); next < long.MaxValue && next <= _cutoff; next = NextTime())
            {
                _now = next;
                CompletePasses();
                AdmitArrivals();
                StartPasses();
            }
        }
        while (NextTime() == long.MaxValue && RejectThoseAtRouter());

        _now = NextTime() == long.MaxValue && _atRouter.Count == 0 ? _now : _cutoff;
        return _records.ToResult(
            [.. _workers.Select(worker => worker.Meter.ToStatistics(_now, worker.Busy))],
            _now,
            _atRouter.Count + _workers.Sum(worker => worker.RequestCount));
    }

    private static IEnumerable<ReferenceWorker> CreateWorkers(SimulationSetup setup, bool announcesBlocks)
    {
        var id = 0;
        for (var index = 0; index < setup.Pools.Length; index++)
        {
            var pool = setup.Pools[index];
            var settings = SchedulerSettings.From(pool.Engine, pool.KvBlocks, pool.MaxContext);
            for (var replica = 0; replica < pool.Replicas; replica++)
            {
                yield return new ReferenceWorker(id++, index, settings, announcesBlocks);
            }
        }
    }

    private long NextTime()
    {
        if (_atRouter.Count > 0 && _looksAgain)
        {
            return _now;
        }

        var next = _completions.TryPeek(out _, out var first) ? first.Time : long.MaxValue;
        next = Math.Min(next, _arrivals.NextTime);

        // What the router learns late may be what a request waits for.
        return _atRouter.Count > 0 ? Math.Min(next, _router.NextReport) : next;
    }

    private void CompletePasses()
    {
        while (_completions.TryPeek(out var worker, out var next) && next.Time == _now)
        {
            _completions.Dequeue();
            CompletePass(worker);
            _touched.Add(worker.Id);
            _latestEvent = _now;
        }
    }

    private void CompletePass(ReferenceWorker worker)
    {
        var step = worker.Step;
        worker.Scheduler.Complete(step);
        var expelled = worker.IsCaughtInLivelock() ? worker.Scheduler.Expel() : null;
        worker.Busy = false;
        worker.Meter.PassEnded(_now, step.Emitted.Count);
        _router.PassEnded(worker, _now);
        foreach (var sequence in step.Emitted)
        {
            if (_records.Emitted(sequence.Request, _now))
            {
                _router.FirstToken(sequence.Request, worker.Id, _now);
            }
        }

        foreach (var sequence in step.Refused)
        {
            Reject(sequence.Request, worker, sequence.Refusal);
        }

        foreach (var sequence in step.Finished)
        {
            _records.Completed(sequence.Request, _now);
            _router.Ended(sequence.Request, worker.Id, _now);
            _arrivals.Ended(sequence.Request, _now);
        }

        if (expelled is not null)
        {
            Reject(expelled.Request, worker, RejectionReason.Livelock);
        }
    }

    private void AdmitArrivals()
    {
        while (_atRouter.TryPeek(out var waiting) && TryRoute(waiting))
        {
            _atRouter.Dequeue();
        }

        while (_arrivals.TryTake(_now, out var request))
        {
            _latestEvent = _now;
            _records.Arrived(request, _now);
            if (_atRouter.Count > 0 || !TryRoute(request))
            {
                _atRouter.Enqueue(request);
            }
        }
    }

    private bool TryRoute(int request)
    {
        var chosen = _router.Route(request, _now);
        if (chosen < 0)
        {
            return false;
        }

        _latestEvent = _now;
        var worker = _workers[chosen];
        var (input, output) = (_requests.InputTokens[request], _requests.OutputTokens[request]);
        _records.Worker[request] = chosen;
        var refusal = Judgement.Of(input, output, worker.Settings);
        if (refusal != RejectionReason.None && !worker.Settings.LateRejection)
        {
            RejectWaiting(request, worker, refusal);
            return true;
        }

        var keys = worker.Settings.PrefixCaching
            ? PromptBlocks.KeysOf(_requests, request, worker.Settings.BlockTokens)
            : [];
        worker.Scheduler.Add(new Sequence
        {
            Request = request,
            InputTokens = input,
            OutputTokens = Judgement.OutputTokens(input, output, worker.Settings),
            Identity = new BlockIdentity(keys, request),
            Priority = _requests.Priority?[request] ?? 0,
            Arrival = _now,
            Refusal = refusal,
        });
        _touched.Add(chosen);
        return true;
    }

    /// <summary>
    /// Whoever waits at the router is looked at once more afterwards: a pass that begins and a request that is refused
    /// then change what the router sees.
    /// </summary>
    private void StartPasses()
    {
        _looksAgain = _touched.Count > 0;
        _touched.Sort();
        foreach (var id in _touched)
        {
            if (!_workers[id].Busy)
            {
                StartPass(_workers[id]);
            }
        }

        _touched.Clear();
    }

    private void StartPass(ReferenceWorker worker)
    {
        while (!worker.TrySchedule(_countPreemption))
        {
            foreach (var sequence in worker.Step.Refused)
            {
                RejectWaiting(sequence.Request, worker, sequence.Refusal);
            }

            if (worker.Scheduler.WaitingHead is null)
            {
                return;
            }

            // Nothing runs, all memory is free, and still the head does not fit: it never will.
            RejectWaiting(worker.Scheduler.Expel().Request, worker, RejectionReason.CannotResume);
        }

        foreach (var entry in worker.Step.Scheduled)
        {
            if (entry.Hit >= 0)
            {
                _records.Admitted(entry.Sequence.Request, _now, entry.Hit);
            }
        }

        var timing = _timings[worker.Pool];
        var totals = PassCounter.Count(worker.Step.Scheduled, timing);
        worker.Busy = true;
        worker.Meter.PassStarted(_now, totals);
        _router.PassStarted(worker, _now);
        _completions.Enqueue(worker, (Timeline.Add(_now, timing.PassPicoseconds(totals)), worker.Id));
    }

    private void RejectWaiting(int request, ReferenceWorker worker, RejectionReason reason)
    {
        _router.LeftQueue(request, worker.Id, _now);
        Reject(request, worker, reason);
    }

    private void Reject(int request, ReferenceWorker worker, RejectionReason reason)
    {
        _records.Rejected(request, reason);
        _router.Ended(request, worker.Id, _now);
        _arrivals.Ended(request, _now);
    }

    /// <summary>
    /// Nothing will happen any more that could make a worker eligible for those who wait for one; that is clear when
    /// the router has seen all that happened.
    /// </summary>
    /// <returns>Whether anybody waited, and the run is not cut off before.</returns>
    private bool RejectThoseAtRouter()
    {
        var settled = Timeline.Add(_latestEvent, _delay);
        if (_atRouter.Count == 0 || settled > _cutoff)
        {
            return false;
        }

        _now = settled;
        var waiting = _atRouter.ToArray();
        _atRouter.Clear();
        foreach (var request in waiting)
        {
            _records.Rejected(request, RejectionReason.NoEligibleWorker);
            _arrivals.Ended(request, _now);
        }

        return true;
    }
}
