using DynoSim.Lang.Simulation.KvCache.Reference;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Reference;

/// <summary>
/// What the router knows, and its decisions. It sees passes when they are complete, and it keeps a book of its own
/// about what it has sent where. Only what the policy reads is kept up to date.
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
        _signals = [.. workers.Select(worker => new WorkerSignals
        {
            BlockTokens = worker.Settings.BlockTokens,
            TotalBlocks = worker.Settings.Blocks,
            Ready = true,
        })];
    }

    /// <summary>Chooses the worker of a request and books it there.</summary>
    /// <returns>The worker's number; -1 if none is eligible now.</returns>
    public int Route(int request)
    {
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
            Book(request, chosen);
        }

        return chosen;
    }

    /// <summary>A pass began.</summary>
    public void PassStarted(ReferenceWorker worker) => _signals[worker.Id].Busy = true;

    /// <summary>A pass is complete: its changes to the cache become visible, then the load it left behind.</summary>
    public void PassEnded(ReferenceWorker worker)
    {
        ref var signals = ref _signals[worker.Id];
        worker.Events?.DrainTo(_resident[worker.Id]);
        signals.Busy = false;
        signals.UsedBlocks = worker.Scheduler.Pool.Used;
        signals.Queued = worker.Scheduler.WaitingCount;
        signals.Running = worker.Scheduler.Running.Count;
        signals.WaitingTokens = worker.Scheduler.WaitingTokens;
    }

    /// <summary>A request had its first token: its prefill is off the book.</summary>
    public void FirstToken(int request, int worker)
    {
        _signals[worker].ActivePrefillTokens -= _book[request].PrefillTokens;
        _book[request].PrefillTokens = 0;
    }

    /// <summary>A request ended: it is off the book.</summary>
    public void Ended(int request, int worker)
    {
        FirstToken(request, worker);
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

    /// <summary>A request left the queue of a worker between two passes without being served.</summary>
    public void LeftQueue(int request, int worker)
    {
        ref var signals = ref _signals[worker];
        signals.Queued--;
        signals.WaitingTokens -= _requests.InputTokens[request];
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

    private void Book(int request, int worker)
    {
        ref var signals = ref _signals[worker];
        signals.Assigned++;
        signals.Queued++;
        signals.WaitingTokens += _requests.InputTokens[request];
        signals.ActivePromptBlocks += FullBlocks(request, worker);
        if (_reads.HasFlag(SignalSet.PrefillBook))
        {
            var prefill = _requests.InputTokens[request] - ((long)signals.OverlapBlocks * signals.BlockTokens);
            _book[request].PrefillTokens = prefill;
            signals.ActivePrefillTokens += prefill;
        }

        if (_reads.HasFlag(SignalSet.DecodeBook))
        {
            _book[request].ActiveKeys = KeysOf(request, signals.BlockTokens);
            signals.ActiveDecodeBlocks += signals.NewActiveBlocks;
            foreach (var key in _book[request].ActiveKeys ?? [])
            {
                _active[worker][key] = _active[worker].GetValueOrDefault(key) + 1;
            }
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
