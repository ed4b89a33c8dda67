namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The KV caches of all workers as extents: of every run on a worker only how many of its blocks are present and how
/// many requests hold it. Exact under vLLM's rules because blocks of a chain are released deepest first, so that what
/// is present of a run is always a prefix of it, and evicting n blocks shortens the oldest released extent by n.
/// Each worker's free queue is a count of blocks without hash, taken first, and a list of released extents.
/// </summary>
internal sealed partial class KvExtents
{
    private readonly RunTable _runs;
    private readonly KvSlots _slots;
    private readonly bool _caching;
    private readonly int _firstOutput;
    private readonly int _firstCopy;
    private readonly int[] _heldCopy;
    private readonly Queue[] _queues;
    private int[] _present;
    private int[] _holders;
    private int[] _previous;
    private int[] _next;
    private int[] _nextCopy;
    private int[] _copyOf;
    private int _copyCount;
    private int _freeCopy = None;

    private const int None = -1;

    internal KvExtents(RunTable runs, KvSlots slots, long[] blocksOfWorker, bool caching)
    {
        _runs = runs;
        _slots = slots;
        _caching = caching;
        _firstOutput = slots.Count;
        _firstCopy = slots.Count + runs.FullBlocks.Length;
        _heldCopy = caching ? new int[runs.Path.Length] : [];
        var size = caching ? _firstCopy + 16 : 0;
        _present = new int[size];
        _holders = new int[size];
        _previous = new int[size];
        _next = new int[size];
        _nextCopy = new int[size - (caching ? _firstCopy : 0)];
        _copyOf = new int[_nextCopy.Length];
        FirstCopy = caching ? new int[slots.Count] : [];
        Array.Fill(FirstCopy, None);
        _queues = new Queue[blocksOfWorker.Length];
        for (var worker = 0; worker < _queues.Length; worker++)
        {
            _queues[worker] = new Queue { Unhashed = blocksOfWorker[worker], Head = None, Tail = None };
        }
    }

    /// <summary>
    /// Slots of runs whose presence changed since the router last looked; only runs of several requests.
    /// </summary>
    internal List<int>[]? Changes { get; init; }

    private int[] FirstCopy { get; }

    /// <summary>Blocks of a worker that an allocation can take.</summary>
    internal long FreeBlocks(int worker) => _queues[worker].Unhashed + _queues[worker].Idle;

    /// <summary>
    /// Blocks that can be taken before an extent shrinks that the router may know: those without hash, and the released
    /// output of requests and runs of a single request, as far as they are next in line.
    /// </summary>
    internal long UnseenBlocks(int worker, long enough)
    {
        ref readonly var queue = ref _queues[worker];
        var blocks = queue.Unhashed;
        for (var extent = queue.Head; extent != None && blocks < enough && !IsSeen(extent); extent = _next[extent])
        {
            blocks += _present[extent];
        }

        return blocks;
    }

    /// <summary>Times a block of a worker came into use, and times its last holder let go.</summary>
    internal (long Allocated, long Freed) Traffic(int worker) => (_queues[worker].Allocated, _queues[worker].Freed);

    /// <summary>Blocks of a slot's run that are present.</summary>
    internal int PresentIn(int slot) => _present[slot];

    /// <summary>
    /// Leading known blocks that are present, at most <paramref name="limit"/>, and how many of them nobody holds.
    /// </summary>
    internal (long Hits, long Idle) Probe(int worker, int request, long limit)
    {
        if (!_caching)
        {
            return (0, 0);
        }

        long hits = 0, idle = 0;
        for (var at = _runs.PathStart[request]; at < _runs.PathStart[request + 1]; at++)
        {
            var run = _runs.Path[at];
            var slot = _slots.Take(run, worker);
            var found = (int)Math.Min(Math.Min(_present[slot], _runs.Length[run]), limit - hits);
            if (found > 0)
            {
                hits += found;
                var holder = _runs.EndsPrompt[run] ? FirstCopy[slot] : slot;
                idle += _holders[holder] == 0 ? found : 0;
            }

            if (found < _runs.Length[run])
            {
                return (hits, idle);
            }
        }

        var output = _firstOutput + request;
        var own = Math.Min(_present[output], limit - hits);
        return own > 0 ? (hits + own, idle + own) : (hits, idle);
    }

    /// <summary>Takes hold of the leading blocks found by <see cref="Probe"/>.</summary>
    internal void Touch(int worker, int request, long hits)
    {
        for (var at = _runs.PathStart[request]; hits > 0 && at < _runs.PathStart[request + 1]; at++)
        {
            var run = _runs.Path[at];
            var slot = _slots.Take(run, worker);
            var extent = slot;
            if (_runs.EndsPrompt[run])
            {
                extent = FirstCopy[slot];
                _heldCopy[at] = extent;
            }

            Hold(worker, extent);
            hits -= Math.Min(hits, _runs.Length[run]);
        }

        if (hits > 0)
        {
            Hold(worker, _firstOutput + request);
        }
    }

    /// <summary>
    /// Takes blocks off the free queue: those without hash first, then by evicting the longest released.
    /// </summary>
    internal void Take(int worker, long blocks)
    {
        ref var queue = ref _queues[worker];
        var plain = Math.Min(queue.Unhashed, blocks);
        queue.Allocated += blocks;
        queue.Unhashed -= plain;
        blocks -= plain;
        queue.Idle -= blocks;
        while (blocks > 0)
        {
            var extent = queue.Head;
            var evicted = (int)Math.Min(blocks, _present[extent]);
            blocks -= evicted;
            _present[extent] -= evicted;
            if (_present[extent] == 0)
            {
                Unlink(ref queue, extent);
            }

            Evicted(worker, extent);
        }
    }

    /// <summary>
    /// Blocks <paramref name="from"/> up to <paramref name="to"/> of a prompt got their hash: they can be found from
    /// now on.
    /// </summary>
    internal void Publish(int worker, int request, long from, long to, ref PathCursor cursor)
    {
        to = Math.Min(to, _runs.FullBlocks[request]);
        if (!_caching)
        {
            return;
        }

        while (from < to)
        {
            var run = _runs.Path[cursor.At];
            var length = _runs.Length[run];
            if (from >= cursor.Base + length)
            {
                cursor.Base += length;
                cursor.At++;
                continue;
            }

            var slot = _slots.Take(run, worker);
            var added = (int)(Math.Min(to, cursor.Base + length) - from);
            if (_runs.EndsPrompt[run])
            {
                AddCopy(slot, cursor.At);
            }
            else
            {
                if (from == cursor.Base)
                {
                    _holders[slot] = 1;
                }

                _present[slot] += added;
            }

            Changed(worker, run, slot);
            from += added;
        }
    }

    /// <summary>
    /// Lets go of all blocks of a request: its unhashed last block goes to the front of the free queue, the hashed
    /// ones to the back, deepest first, as far as nobody else holds them.
    /// </summary>
    /// <param name="worker">The worker.</param>
    /// <param name="request">The request.</param>
    /// <param name="held">Blocks it holds.</param>
    /// <param name="published">How many of them, from the first, carry a hash.</param>
    internal void Release(int worker, int request, long held, long published)
    {
        ref var queue = ref _queues[worker];
        if (!_caching)
        {
            queue.Unhashed += held;
            queue.Freed += held;
            return;
        }

        queue.Unhashed += held - published;
        queue.Freed += held - published;
        var full = _runs.FullBlocks[request];
        if (published > full)
        {
            var output = _firstOutput + request;
            _present[output] = (int)(published - full);
            _holders[output] = 0;
            Append(ref queue, output);
        }

        var start = _runs.PathStart[request];
        var at = start;
        for (long covered = 0; at < _runs.PathStart[request + 1] && covered < published; at++)
        {
            covered += _runs.Length[_runs.Path[at]];
        }

        while (--at >= start)
        {
            var run = _runs.Path[at];
            var extent = _runs.EndsPrompt[run] ? _heldCopy[at] : _slots.Take(run, worker);
            if (--_holders[extent] == 0)
            {
                Append(ref queue, extent);
            }
        }
    }

    private void Hold(int worker, int extent)
    {
        if (_holders[extent]++ == 0)
        {
            ref var queue = ref _queues[worker];
            queue.Idle -= _present[extent];
            queue.Allocated += _present[extent];
            Unlink(ref queue, extent);
        }
    }

    private void Append(ref Queue queue, int extent)
    {
        queue.Idle += _present[extent];
        queue.Freed += _present[extent];
        _previous[extent] = queue.Tail;
        _next[extent] = None;
        if (queue.Tail == None)
        {
            queue.Head = extent;
        }
        else
        {
            _next[queue.Tail] = extent;
        }

        queue.Tail = extent;
    }

    private void Unlink(ref Queue queue, int extent)
    {
        var (before, after) = (_previous[extent], _next[extent]);
        if (before == None)
        {
            queue.Head = after;
        }
        else
        {
            _next[before] = after;
        }

        if (after == None)
        {
            queue.Tail = before;
        }
        else
        {
            _previous[after] = before;
        }
    }

    /// <summary>The free queue of one worker.</summary>
    private struct Queue
    {
        /// <summary>Free blocks without hash; taken first.</summary>
        public long Unhashed;

        /// <summary>Blocks of the released extents.</summary>
        public long Idle;

        /// <summary>Times a block came into use.</summary>
        public long Allocated;

        /// <summary>Times the last holder of a block let go.</summary>
        public long Freed;

        /// <summary>The extent released longest ago.</summary>
        public int Head;

        /// <summary>The extent released last.</summary>
        public int Tail;
    }
}

/// <summary>Where in its path a prefilling request has got to.</summary>
internal struct PathCursor
{
    /// <summary>Index into the run table's paths.</summary>
    public int At;

    /// <summary>Blocks of the prompt before that run.</summary>
    public long Base;
}
