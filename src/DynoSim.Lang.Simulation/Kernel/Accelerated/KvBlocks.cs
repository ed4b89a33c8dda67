namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The KV caches of all workers block by block: for settings under which requests prefill side by side or share output,
/// so that any block may exist several times. Slower than <see cref="KvExtents"/>, and without its conditions.
/// </summary>
/// <param name="keysOfRequest">For each request the content of its full blocks, prompt and output; equal numbers,
/// equal content.</param>
/// <param name="blocksOfWorker">Usable blocks of each worker.</param>
internal sealed class KvBlocks(Func<int, int[]> keysOfRequest, long[] blocksOfWorker)
{
    private const int None = -1;

    private readonly Pool[] _pools = [.. blocksOfWorker.Select(blocks => new Pool(blocks))];
    private readonly Dictionary<int, Holding> _holdings = [];

    /// <summary>Contents that appeared or disappeared on a worker since the router last looked.</summary>
    internal List<(int Key, bool Present)>[]? Changes { get; init; }

    internal long UnseenBlocks(int worker) => _pools[worker].Unhashed;

    internal long FreeBlocks(int worker) => _pools[worker].Unhashed + _pools[worker].Idle;

    /// <summary>Times a block of a worker came into use, and times its last holder let go.</summary>
    internal (long Allocated, long Freed) Traffic(int worker) => (_pools[worker].Allocated, _pools[worker].Freed);

    /// <summary>Distinct contents present on a worker.</summary>
    internal int DistinctContents(int worker) => _pools[worker].Oldest.Count;

    /// <summary>The contents of a worker's free blocks in order of reuse, without those that have none.</summary>
    internal IEnumerable<int> IdleContents(int worker)
    {
        var pool = _pools[worker];
        for (var block = pool.Head; block != None; block = pool.Blocks[block].Next)
        {
            yield return pool.Blocks[block].Key;
        }
    }

    internal (long Hits, long Idle) Probe(int worker, int request, long limit)
    {
        var pool = _pools[worker];
        var keys = keysOfRequest(request);
        long hits = 0, idle = 0;
        while (hits < limit && hits < keys.Length && pool.Oldest.TryGetValue(keys[hits], out var block))
        {
            idle += pool.Blocks[block].Holders == 0 ? 1 : 0;
            hits++;
        }

        return (hits, idle);
    }

    internal void Touch(int worker, int request, long hits)
    {
        var pool = _pools[worker];
        var holding = HoldingOf(request);
        for (var index = 0; index < hits; index++)
        {
            var block = pool.Oldest[holding.Keys[index]];
            if (pool.Blocks[block].Holders++ == 0)
            {
                pool.Unlink(block);
                pool.Allocated++;
            }

            holding.Blocks.Add(block);
        }
    }

    internal void Take(int worker, int request, long blocks)
    {
        var pool = _pools[worker];
        var held = HoldingOf(request).Blocks;
        pool.Allocated += blocks;
        for (; blocks > 0; blocks--)
        {
            int block;
            if (pool.Unhashed > 0)
            {
                pool.Unhashed--;
                block = pool.NewBlock();
            }
            else
            {
                block = pool.Head;
                pool.Unlink(block);
                if (pool.Forget(block))
                {
                    Changes?[worker].Add((pool.Blocks[block].Key, false));
                }
            }

            pool.Blocks[block] = new Block { Key = None, Holders = 1, Newer = None, Previous = None, Next = None };
            held.Add(block);
        }
    }

    internal void Publish(int worker, int request, long from, long to)
    {
        var pool = _pools[worker];
        var holding = HoldingOf(request);
        for (var index = (int)from; index < to; index++)
        {
            if (pool.Publish(holding.Blocks[index], holding.Keys[index]))
            {
                Changes?[worker].Add((holding.Keys[index], true));
            }
        }
    }

    internal void Release(int worker, int request)
    {
        var pool = _pools[worker];
        var blocks = _holdings[request].Blocks;
        for (var index = blocks.Count - 1; index >= 0; index--)
        {
            var block = blocks[index];
            if (--pool.Blocks[block].Holders > 0)
            {
                continue;
            }

            pool.Freed++;
            if (pool.Blocks[block].Key == None)
            {
                pool.Recycle(block);
            }
            else
            {
                pool.Append(block);
            }
        }

        _holdings.Remove(request);
    }

    private Holding HoldingOf(int request)
    {
        if (!_holdings.TryGetValue(request, out var holding))
        {
            _holdings[request] = holding = new Holding(keysOfRequest(request));
        }

        return holding;
    }

    private sealed record Holding(int[] Keys)
    {
        public List<int> Blocks { get; } = [];
    }

    private struct Block
    {
        public int Key;
        public int Holders;
        public int Newer;
        public int Previous;
        public int Next;
    }

    /// <summary>
    /// The blocks of one worker. Blocks without content are interchangeable, so only their number is kept.
    /// </summary>
    private sealed class Pool(long blocks)
    {
        private readonly Stack<int> _unused = [];
        private int _made;

        public Block[] Blocks { get; private set; } = new Block[16];

        public Dictionary<int, int> Oldest { get; } = [];

        public long Unhashed { get; set; } = blocks;

        public long Idle { get; private set; }

        public long Allocated { get; set; }

        public long Freed { get; set; }

        public int Head { get; private set; } = None;

        private int Tail { get; set; } = None;

        public int NewBlock()
        {
            if (_unused.TryPop(out var block))
            {
                return block;
            }

            if (_made == Blocks.Length)
            {
                var grown = Blocks;
                Array.Resize(ref grown, 2 * grown.Length);
                Blocks = grown;
            }

            return _made++;
        }

        public void Recycle(int block)
        {
            _unused.Push(block);
            Unhashed++;
        }

        public void Append(int block)
        {
            Idle++;
            Blocks[block].Previous = Tail;
            Blocks[block].Next = None;
            if (Tail == None)
            {
                Head = block;
            }
            else
            {
                Blocks[Tail].Next = block;
            }

            Tail = block;
        }

        public void Unlink(int block)
        {
            Idle--;
            var (before, after) = (Blocks[block].Previous, Blocks[block].Next);
            if (before == None)
            {
                Head = after;
            }
            else
            {
                Blocks[before].Next = after;
            }

            if (after == None)
            {
                Tail = before;
            }
            else
            {
                Blocks[after].Previous = before;
            }
        }

        /// <summary>Gives a block its content; true if no copy of it was present.</summary>
        public bool Publish(int block, int key)
        {
            Blocks[block].Key = key;
            if (Oldest.TryAdd(key, block))
            {
                return true;
            }

            var copy = Oldest[key];
            while (Blocks[copy].Newer != None)
            {
                copy = Blocks[copy].Newer;
            }

            Blocks[copy].Newer = block;
            return false;
        }

        /// <summary>Takes a block's content out of the index; true if that was the last copy.</summary>
        public bool Forget(int block)
        {
            var key = Blocks[block].Key;
            var copy = Oldest[key];
            if (copy != block)
            {
                while (Blocks[copy].Newer != block)
                {
                    copy = Blocks[copy].Newer;
                }

                Blocks[copy].Newer = Blocks[block].Newer;
                return false;
            }

            if (Blocks[block].Newer != None)
            {
                Oldest[key] = Blocks[block].Newer;
                return false;
            }

            Oldest.Remove(key);
            return true;
        }
    }
}

/// <summary>The scheduler's view of <see cref="KvBlocks"/>.</summary>
internal readonly struct BlockCache(KvBlocks blocks) : IKvCache
{
    public static bool DecodersAreAnonymous => false;

    public long FreeBlocks(int worker) => blocks.FreeBlocks(worker);

    public long UnseenBlocks(int worker, long enough) => blocks.UnseenBlocks(worker);

    public (long Allocated, long Freed) Traffic(int worker) => blocks.Traffic(worker);

    public (long Hits, long Idle) Probe(int worker, int request, long limit, int own) =>
        blocks.Probe(worker, request, limit);

    public void Touch(int worker, int request, long hits, int own) => blocks.Touch(worker, request, hits);

    public void Take(int worker, int request, long count) => blocks.Take(worker, request, count);

    public void Publish(int worker, int request, long from, long to, ref RequestState state) =>
        blocks.Publish(worker, request, from, to);

    public void Release(int worker, int request, long held, long published, ref RequestState state, bool ended) =>
        blocks.Release(worker, request);
}
