using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// One run. Where the router asks nothing of the workers and arrivals are known, every worker is advanced from one of
/// its own arrivals to the next. Otherwise an event loop keeps, for each worker, a bound before which nothing can
/// change that anybody sees, and looks at a worker only then. Only the engines are generic: a class of the emitted
/// router's type would be compiled at every start.
/// </summary>
internal sealed partial class AcceleratedSimulation
{
    // Of a stream, whose run has far more gaps than are kept exactly: a few megabytes.
    private const int MostPiecesOfGaps = 1 << 17;

    private readonly SimulationSetup _setup;
    private readonly RequestTable _table;
    private readonly IRouterPolicy _router;
    private readonly SignalSet _reads;
    private readonly RequestRows _rows;
    private readonly RequestStates _states;
    private readonly RequestWindow? _window;
    private readonly GapDistribution _gaps;
    private readonly Lane[] _lanes;
    private readonly WorkerState[] _workers;
    private readonly WorkerEngine[] _engineOf;
    private readonly WorkerSignals[] _signals;
    private readonly LoadReports? _loads;
    private readonly RandomStream _ties;
    private readonly List<(int Request, Happening What, long At)> _happened = [];
    private readonly List<KvExtents> _extents = [];
    private long _now;

    internal AcceleratedSimulation(
        SimulationSetup setup, EngineMaker engines, IRouterPolicy router, bool macroSteps)
    {
        _setup = setup;
        _table = setup.Requests;
        _router = router;
        _reads = router.Reads;
        var held = setup.Stream is null ? _table.Count : RequestWindow.LeastRequests;
        _rows = new RequestRows(held);
        _states = new RequestStates(held);
        _window = setup.Stream is null ? null : new RequestWindow(setup, _rows, _states);
        _gaps = new GapDistribution(
            setup.Stream is null ? int.MaxValue : Math.Min(setup.ExactValues, MostPiecesOfGaps),
            PiecesOfGaps(held));
        _ties = new RandomStream(setup.Seed, "router.tie_break");
        var replicas = setup.Pools.Sum(pool => pool.Replicas);
        _workers = new WorkerState[replicas];
        _engineOf = new WorkerEngine[replicas];
        _signals = new WorkerSignals[replicas];
        var delay = setup.View.ReportDelay.Picoseconds;
        _loads = _reads == SignalSet.None ? null : new LoadReports(_signals, delay);
        _lateBook = delay > 0 ? new LateQueue<BookEntry>(replicas, delay) : null;
        _lanes = LanesOf(setup);
        AddPools(engines, macroSteps);
    }

    // What one request makes as a rule: between its arrival, its chunks, its end and those of others.
    private static int PiecesOfGaps(int requests) => Math.Min(4 * requests, MostPiecesOfGaps);

    /// <summary>Threads that the run is split over.</summary>
    internal int Threads => _lanes.Length;

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
        else if (_lanes.Length > 1)
        {
            RunLanes();
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

        _window?.Close();
        var result = ToResult(inSystem);
        _states.Release();
        _extents.ForEach(extents => extents.Release());
        ReleaseLanes();
        return result;
    }

    /// <summary>
    /// Nobody looks at the workers between arrivals: each is advanced when it gets its next request, then to its end.
    /// </summary>
    private void RunArrivals()
    {
        var until = _setup.ArrivalsUntil?.Picoseconds ?? long.MaxValue;
        var stuck = false;
        var standing = _router.Stands ? new StandingOrder(_router, _signals) : null;
        var requests = _setup.Stream?.Open() ?? RequestStretch.Of(_table);
        for (var more = true; more; more = more && requests.MoveOn())
        {
            for (var at = 0; at < requests.Count; at++)
            {
                more = requests.ArrivalPicoseconds[at] < until;
                if (!more)
                {
                    break;
                }

                _now = requests.ArrivalPicoseconds[at];
                var request = requests.First + at;
                Begin(request, (requests.InputTokens[at], requests.OutputTokens[at]));
                if (Assign(request, standing, ref stuck) is var chosen and >= 0)
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

    /// <summary>Gives a request to a worker; -1 if it is rejected.</summary>
    private int Assign(int request, StandingOrder? standing, ref bool stuck)
    {
        var chosen = stuck ? -1 : standing?.First ?? Choose(request);
        if (chosen < 0)
        {
            // Nothing that this router reads changes by itself, so nobody behind this request is served either.
            stuck = true;
            Reject(request, RejectionReason.NoEligibleWorker);
            return -1;
        }

        Book(request, chosen);
        standing?.Update(chosen);
        return Accept(request, chosen) ? chosen : -1;
    }

    /// <summary>A request arrives.</summary>
    private void Begin(int request, (int Input, int Output) lengths)
    {
        if (_window?.TryTake(request) == false)
        {
            MoveWindow(_window);
            _ = _window.TryTake(request);
        }

        _rows[request].Arrival = _now;
        _rows[request].Status = RequestStatus.Running;
        _states.Begin(request, lengths.Input, lengths.Output);
    }

    /// <summary>
    /// Lets go of requests that have ended. Who is looked at only at arrivals of its own is brought up to now first, so
    /// that it does not keep what ended long ago; where there are events, they have done so.
    /// </summary>
    private void MoveWindow(RequestWindow window)
    {
        for (var id = 0; !NeedsEvents && id < _workers.Length; id++)
        {
            _engineOf[id].Advance(_workers[id], _now);
        }

        window.MoveOn(mayLetGo: _happened.Count == 0);
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
        _rows[request].Worker = chosen;
        ref readonly var settings = ref _engineOf[chosen].Settings;
        ref var state = ref _states[request];
        var (input, output) = (state.Input, state.Target);
        var reason = settings.Judge(input, output);
        if (reason != RejectionReason.None && !settings.LateRejection)
        {
            Reject(request, reason);
            return false;
        }

        state.Refusal = reason;
        state.Target = settings.TargetOf(input, output);
        return true;
    }

    private void Reject(int request, RejectionReason reason)
    {
        _rows[request].Status = RequestStatus.Rejected;
        _rows[request].Rejection = reason;
    }

    private RequestContext Describe(int request)
    {
        var input = _states[request].Input;
        var blockTokens = _signals[0].BlockTokens;
        return new RequestContext
        {
            Id = request,
            Input = input,
            OutputLimit = _states[request].Target,
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
        Rows = _rows.Whole,
        Requests = _table.Count,
        RequestsInSystemAtEnd = inSystem,
        Workers = [.. _workers.Select(worker => _engineOf[worker.Id].Statistics(worker, _now))],
        Gaps = _gaps,
        EndPicoseconds = _now,
        Tally = _window?.Tally,
    };
}
