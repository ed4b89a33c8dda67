using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// One run. Where the router asks nothing of the workers and arrivals are known, every worker is advanced from one of
/// its own arrivals to the next. Otherwise an event loop keeps, for each worker, a bound before which nothing can
/// change that anybody sees, and looks at a worker only then.
/// </summary>
internal sealed partial class AcceleratedSimulation<TTiming, TRouter>
    where TTiming : struct, ISegmentedTiming
    where TRouter : struct, IRouterPolicy
{
    private readonly SimulationSetup _setup;
    private readonly RequestTable _table;
    private readonly TRouter _router;
    private readonly SignalSet _reads;
    private readonly RunColumns _columns;
    private readonly RequestStates _states;
    private readonly GapDistribution _gaps = new();
    private readonly WorkerState[] _workers;
    private readonly WorkerEngine[] _engineOf;
    private readonly WorkerSignals[] _signals;
    private readonly LoadReports? _loads;
    private readonly RandomStream _ties;
    private readonly List<(int Request, Happening What, long At)> _happened = [];
    private readonly int[] _prefillOnBook;
    private readonly List<KvExtents> _extents = [];
    private long _now;

    internal AcceleratedSimulation(
        SimulationSetup setup, ImmutableArray<TTiming> timings, TRouter router, bool macroSteps)
    {
        _setup = setup;
        _table = setup.Requests;
        _router = router;
        _reads = router.Reads;
        _columns = new RunColumns(_table.Count);
        _states = new RequestStates(_table.Count);
        _prefillOnBook = _reads.HasFlag(SignalSet.PrefillBook) ? new int[_table.Count] : [];
        _ties = new RandomStream(setup.Seed, "router.tie_break");
        var replicas = setup.Pools.Sum(pool => pool.Replicas);
        _workers = new WorkerState[replicas];
        _engineOf = new WorkerEngine[replicas];
        _signals = new WorkerSignals[replicas];
        var delay = setup.View.ReportDelay.Picoseconds;
        _loads = _reads == SignalSet.None ? null : new LoadReports(_signals, delay);
        _lateBook = delay > 0 ? new LateQueue<BookEntry>(replicas, delay) : null;
        AddPools(timings, macroSteps);
    }

    private bool NeedsEvents =>
        _reads != SignalSet.None
        || _setup.Concurrency is not null
        || _setup.Cutoff is not null
        || _table.Session is not null;

    internal SimulationResult Run()
    {
        long waitingAtRouter = 0;
        if (NeedsEvents)
        {
            waitingAtRouter = RunEvents();
        }
        else
        {
            RunArrivals();
        }

        var inSystem = waitingAtRouter;
        foreach (var worker in _workers)
        {
            inSystem += WorkerEngine.RequestsOf(worker);
            _engineOf[worker.Id].WriteUnfinished(worker);
        }

        var result = ToResult(inSystem);
        _states.Release();
        _extents.ForEach(extents => extents.Release());
        return result;
    }

    /// <summary>
    /// Nobody looks at the workers between arrivals: each is advanced when it gets its next request, then to its end.
    /// </summary>
    private void RunArrivals()
    {
        var until = _setup.ArrivalsUntil?.Picoseconds ?? long.MaxValue;
        var stuck = false;
        var standing = _router.Stands ? new StandingOrder<TRouter>(_router, _signals) : null;
        for (var request = 0; request < _table.Count; request++)
        {
            if (_table.ArrivalPicoseconds[request] >= until)
            {
                break;
            }

            _now = _table.ArrivalPicoseconds[request];

            _columns.Arrival[request] = _now;
            _columns.Status[request] = RequestStatus.Running;
            var chosen = stuck ? -1 : standing?.First ?? Choose(request);
            if (chosen < 0)
            {
                // Nothing that this router reads changes by itself, so nobody behind this request is served either.
                stuck = true;
                Reject(request, RejectionReason.NoEligibleWorker);
            }
            else
            {
                Book(request, chosen);
                standing?.Update(chosen);
                if (Accept(request, chosen))
                {
                    var worker = _workers[chosen];
                    _engineOf[chosen].Advance(worker, _now);
                    _engineOf[chosen].Enqueue(worker, request, _now);
                }
            }
        }

        foreach (var worker in _workers)
        {
            _engineOf[worker.Id].Advance(worker, long.MaxValue);
            _now = Math.Max(_now, worker.PassStart);
        }
    }

    /// <summary>The router's choice for a request; -1 if no worker is eligible.</summary>
    private int Choose(int request)
    {
        ReceiveReports();
        var pool = new PoolContext { Replicas = _workers.Length, LeastActivePrefillTokens = LookAtWorkers(request) };
        return _router.Choose(Describe(request), pool, _signals, _ties.Uniform(request));
    }

    /// <summary>Judges a routed request; false if its worker can never serve it.</summary>
    private bool Accept(int request, int chosen)
    {
        _columns.Worker[request] = chosen;
        var settings = _engineOf[chosen].Settings;
        var (input, output) = (_table.InputTokens[request], _table.OutputTokens[request]);
        var reason = settings.Judge(input, output);
        if (reason != RejectionReason.None && !settings.LateRejection)
        {
            Reject(request, reason);
            return false;
        }

        _states[request].Refusal = reason;
        _states[request].Input = input;
        _states[request].Target = settings.TargetOf(input, output);
        return true;
    }

    private void Reject(int request, RejectionReason reason)
    {
        _columns.Status[request] = RequestStatus.Rejected;
        _columns.Rejection[request] = reason;
    }

    private RequestContext Describe(int request)
    {
        var input = _table.InputTokens[request];
        var blockTokens = _signals[0].BlockTokens;
        return new RequestContext
        {
            Id = request,
            Input = input,
            OutputLimit = _table.OutputTokens[request],
            Blocks = (input + blockTokens - 1) / blockTokens,
            FullBlocks = input / blockTokens,
            BlockTokens = blockTokens,
            Priority = _table.Priority?[request] ?? 0,
            Session = _table.Session?[request] ?? -1,
            Turn = _table.Turn?[request] ?? 0,
        };
    }

    private SimulationResult ToResult(long inSystem) => new()
    {
        ArrivalPicoseconds = _columns.Arrival,
        AdmitPicoseconds = _columns.Admit,
        FirstTokenPicoseconds = _columns.FirstToken,
        SecondTokenPicoseconds = _columns.SecondToken,
        LastTokenPicoseconds = _columns.LastToken,
        ProducedTokens = _columns.Produced,
        Worker = _columns.Worker,
        CachedTokens = _columns.Cached,
        Preemptions = _columns.Preemptions,
        Status = _columns.Status,
        Rejection = _columns.Rejection,
        RequestsInSystemAtEnd = inSystem,
        Workers = [.. _workers.Select(worker => _engineOf[worker.Id].Statistics(worker, _now))],
        Gaps = _gaps,
        EndPicoseconds = _now,
    };
}
