using DynoSim.Lang.Simulation.KvCache.Reference;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Reference;

/// <summary>
/// What the router knows, and its decisions. It sees passes when they are complete, and it keeps a book of its own
/// about what it has sent where. Only what the policy reads is kept up to date. Where its view is delayed, every change
/// of what it sees waits in a queue until it is old enough.
/// </summary>
internal sealed class RouterDesk<TRouter>
    where TRouter : struct, IRouterPolicy
{
    private readonly TRouter _policy;
    private readonly SignalSet _reads;
    private readonly RequestTable _requests;
    private readonly RandomStream _ties;
    private readonly ReferenceWorker[] _workers;
    private readonly WorkerSignals[] _signals;
    private readonly HashSet<long>[] _resident;
    private readonly Dictionary<long, int>[] _active;
    private readonly BookEntry[] _book;
    private readonly LateReports _reports;
    private readonly LateReports _cacheEvents;
    private long[] _keys = [];
    private (int Request, int BlockTokens) _keysAreOf = (-1, 0);

    public RouterDesk(TRouter policy, SimulationSetup setup, ReferenceWorker[] workers)
    {
        _policy = policy;
        _reads = policy.Reads;
        _requests = setup.Requests;
        _ties = new RandomStream(setup.Seed, "router.tie_break");
        _workers = workers;
        _resident = [.. workers.Select(_ => new HashSet<long>())];
        _active = [.. workers.Select(_ => new Dictionary<long, int>())];
        _book = new BookEntry[setup.Requests.Count];
        _reports = new LateReports(setup.View.ReportDelay.Picoseconds);
        _cacheEvents = new LateReports(setup.View.CacheEventDelay.Picoseconds);
        _signals = [.. workers.Select(worker => new WorkerSignals
        {
            BlockTokens = worker.Settings.BlockTokens,
            TotalBlocks = worker.Settings.Blocks,
            Ready = true,
        })];
    }

    /// <summary>
    /// When the router learns something next that has happened; <see cref="long.MaxValue"/> for never.
    /// </summary>
    public long NextReport => Math.Min(_reports.NextArrival, _cacheEvents.NextArrival);

    /// <summary>Chooses the worker of a request and books it there.</summary>
    /// <returns>The worker's number; -1 if none is eligible now.</returns>
    public int Route(int request, long now)
    {
        _reports.Arrive(now);
        _cacheEvents.Arrive(now);
        var least = long.MaxValue;
        for (var worker = 0; worker < _workers.Length; worker++)
        {
            LookAt(request, worker);
            least = Math.Min(least, _signals[worker].ActivePrefillTokens);
        }

        var chosen = _policy.Choose(
            DescribeRequest(request),
            new PoolContext { Replicas = _workers.Length, LeastActivePrefillTokens = least },
            _signals,
            _ties.Uniform(request));
        if (chosen >= 0)
        {
            Book(request, chosen, now);
        }

        return chosen;
    }

    /// <summary>A pass began.</summary>
    public void PassStarted(ReferenceWorker worker, long now) =>
        _reports.Send(now, () => _signals[worker.Id].Busy = true);

    /// <summary>A pass is complete: its changes to the cache become visible, then the load it left behind.</summary>
    public void PassEnded(ReferenceWorker worker, long now)
    {
        if (worker.Events?.Drain() is { } events)
        {
            _cacheEvents.Send(now, () => KvEventLog.Apply(events, _resident[worker.Id]));
        }

        var (used, queued) = (worker.Scheduler.Pool.Used, worker.Scheduler.WaitingCount);
        var (running, waiting) = (worker.Scheduler.Running.Count, worker.Scheduler.WaitingTokens);
        _reports.Send(now, () =>
        {
            ref var signals = ref _signals[worker.Id];
            signals.Busy = false;
            signals.UsedBlocks = used;
            signals.Queued = queued;
            signals.Running = running;
            signals.WaitingTokens = waiting;
        });
    }

    /// <summary>A request had its first token: its prefill is off the book.</summary>
    public void FirstToken(int request, int worker, long now) =>
        _reports.Send(now, () => TakeOffPrefill(request, worker));

    /// <summary>A request ended: it is off the book.</summary>
    public void Ended(int request, int worker, long now) => _reports.Send(now, () => TakeOff(request, worker));

    /// <summary>A request left the queue of a worker between two passes without being served.</summary>
    public void LeftQueue(int request, int worker, long now) => _reports.Send(now, () =>
    {
        ref var signals = ref _signals[worker];
        signals.Queued--;
        signals.WaitingTokens -= _requests.InputTokens[request];
    });

    private void TakeOffPrefill(int request, int worker)
    {
        _signals[worker].ActivePrefillTokens -= _book[request].PrefillTokens;
        _book[request].PrefillTokens = 0;
    }

    private void TakeOff(int request, int worker)
    {
        TakeOffPrefill(request, worker);
        ref var signals = ref _signals[worker];
        signals.ActivePromptBlocks -= FullBlocks(request, worker);
        foreach (var key in _book[request].ActiveKeys ?? [])
        {
            var users = _active[worker][key] - 1;
            if (users > 0)
            {
                _active[worker][key] = users;
            }
            else
            {
                _active[worker].Remove(key);
                signals.ActiveDecodeBlocks--;
            }
        }

        _book[request].ActiveKeys = null;
    }

    /// <summary>What a worker's cache and book mean for one request.</summary>
    private void LookAt(int request, int worker)
    {
        if ((_reads & (SignalSet.Overlap | SignalSet.PrefillBook | SignalSet.DecodeBook)) == 0)
        {
            return;
        }

        ref var signals = ref _signals[worker];
        var keys = KeysOf(request, signals.BlockTokens);
        signals.OverlapBlocks = 0;
        while (signals.OverlapBlocks < keys.Length && _resident[worker].Contains(keys[signals.OverlapBlocks]))
        {
            signals.OverlapBlocks++;
        }

        // Prompts in use are whole chains: behind the first block that nobody uses, nobody uses any.
        var used = 0;
        while (used < keys.Length && _active[worker].ContainsKey(keys[used]))
        {
            used++;
        }

        signals.NewActiveBlocks = keys.Length - used;
    }

    /// <summary>Enters a request; how often a worker was chosen the router knows at once, whatever its view.</summary>
    private void Book(int request, int worker, long now)
    {
        ref var signals = ref _signals[worker];
        signals.Assigned++;
        var prefill = _reads.HasFlag(SignalSet.PrefillBook)
            ? _requests.InputTokens[request] - ((long)signals.OverlapBlocks * signals.BlockTokens)
            : 0;
        var keys = _reads.HasFlag(SignalSet.DecodeBook) ? KeysOf(request, signals.BlockTokens) : [];
        _reports.Send(now, () => Enter(request, worker, prefill, keys));
    }

    private void Enter(int request, int worker, long prefill, long[] keys)
    {
        ref var signals = ref _signals[worker];
        signals.Queued++;
        signals.WaitingTokens += _requests.InputTokens[request];
        signals.ActivePromptBlocks += FullBlocks(request, worker);
        signals.ActivePrefillTokens += prefill;
        _book[request] = new BookEntry { PrefillTokens = prefill, ActiveKeys = keys };
        foreach (var key in keys)
        {
            var users = _active[worker].GetValueOrDefault(key);
            _active[worker][key] = users + 1;
            signals.ActiveDecodeBlocks += users == 0 ? 1 : 0;
        }
    }

    private long[] KeysOf(int request, int blockTokens)
    {
        if (_keysAreOf != (request, blockTokens))
        {
            _keys = PromptBlocks.KeysOf(_requests, request, blockTokens);
            _keysAreOf = (request, blockTokens);
        }

        return _keys;
    }

    private int FullBlocks(int request, int worker) => _requests.InputTokens[request] / _signals[worker].BlockTokens;

    private RequestContext DescribeRequest(int request)
    {
        var input = _requests.InputTokens[request];
        var blockTokens = _signals[0].BlockTokens;
        return new RequestContext
        {
            Id = request,
            Input = input,
            OutputLimit = _requests.OutputTokens[request],
            Blocks = (input + blockTokens - 1) / blockTokens,
            FullBlocks = input / blockTokens,
            BlockTokens = blockTokens,
            Priority = _requests.Priority?[request] ?? 0,
            Session = _requests.Session?[request] ?? -1,
            Turn = _requests.Turn?[request] ?? 0,
        };
    }

    /// <summary>What the router remembers of a request it has sent somewhere.</summary>
    private struct BookEntry
    {
        public long PrefillTokens;
        public long[]? ActiveKeys;
    }
}
