namespace DynoSim.Lang.Simulation.KvCache.Reference;

/// <summary>
/// The KV blocks of one worker as vLLM 0.24 keeps them: reference counts, a free queue and an index of cached blocks by
/// content. A block that nobody holds stays in the index until its place is reused.
/// </summary>
internal sealed class BlockPool
{
    /// <summary>The key of a block without known content.</summary>
    public const long NoKey = -1;

    private const int None = -1;

    private readonly bool _caching;
    private readonly KvEventLog? _events;
    private readonly FreeQueue _free;
    private readonly int[] _holders;
    private readonly long[] _key;
    private readonly int[] _newerCopy;
    private readonly Dictionary<long, int> _oldestCopy = [];

    /// <param name="blocks">Usable blocks.</param>
    /// <param name="caching">Whether blocks are found again by their content.</param>
    /// <param name="events">Where appearing and disappearing content is noted; null if nobody listens.</param>
    public BlockPool(int blocks, bool caching, KvEventLog? events)
    {
        Blocks = blocks;
        _caching = caching;
        _events = events;
        _free = new FreeQueue(blocks);
        _holders = new int[blocks];
        _key = new long[blocks];
        _newerCopy = new int[blocks];
        Array.Fill(_key, NoKey);
        Array.Fill(_newerCopy, None);
    }

    /// <summary>Usable blocks.</summary>
    public int Blocks { get; }

    /// <summary>Blocks that no request holds, cached or not.</summary>
    public int Free => _free.Count;

    /// <summary>Blocks that requests hold.</summary>
    public int Used => Blocks - _free.Count;

    /// <summary>Distinct contents in the cache.</summary>
    public int CachedKeys => _oldestCopy.Count;

    /// <summary>Times a block left the free queue.</summary>
    public long Allocated { get; private set; }

    /// <summary>Times a block returned to the free queue.</summary>
    public long Freed { get; private set; }

    /// <summary>Keys of the free blocks in the order of their reuse; <see cref="NoKey"/> where there is none.</summary>
    public IEnumerable<long> FreeKeys => _free.InOrder().Select(block => _key[block]);

    /// <summary>Appends to <paramref name="hits"/> the leading blocks of a sequence that are cached.</summary>
    /// <param name="identity">The sequence.</param>
    /// <param name="limit">Most blocks to look for.</param>
    /// <param name="hits">Receives the blocks, the oldest copy of each.</param>
    public void FindPrefix(in BlockIdentity identity, int limit, List<int> hits)
    {
        if (!_caching)
        {
            return;
        }

        for (var index = 0; index < limit && _oldestCopy.TryGetValue(identity.KeyOf(index), out var block); index++)
        {
            hits.Add(block);
        }
    }

    /// <summary>How many of the given blocks nobody holds; they would leave the free queue if they were used.</summary>
    public int CountIdle(List<int> blocks)
    {
        var idle = 0;
        foreach (var block in blocks)
        {
            idle += _holders[block] == 0 ? 1 : 0;
        }

        return idle;
    }

    /// <summary>Blocks with a holder, counted one by one.</summary>
    public int CountHeld() => _holders.Count(holders => holders > 0);

    /// <summary>Adds a holder to a cached block.</summary>
    public void Hold(int block)
    {
        if (_holders[block]++ == 0)
        {
            _free.Remove(block);
            Allocated++;
        }
    }

    /// <summary>
    /// Takes the next free block and forgets what it contained. The only place where content is evicted.
    /// </summary>
    public int Take()
    {
        var block = _free.First;
        _free.Remove(block);
        Forget(block);
        _holders[block] = 1;
        Allocated++;
        return block;
    }

    /// <summary>Makes the content of a held block findable. A block with the same content stays beside it.</summary>
    public void Publish(int block, long key)
    {
        if (!_caching)
        {
            return;
        }

        _key[block] = key;
        if (!_oldestCopy.TryGetValue(key, out var copy))
        {
            _oldestCopy.Add(key, block);
            _events?.Stored(key);
            return;
        }

        while (_newerCopy[copy] != None)
        {
            copy = _newerCopy[copy];
        }

        _newerCopy[copy] = block;
    }

    /// <summary>
    /// Takes one holder from each block of a request. Blocks without content are reused first; blocks with content
    /// last, the deepest of the request before those it continues.
    /// </summary>
    public void Release(List<int> blocks)
    {
        foreach (var block in blocks)
        {
            if (--_holders[block] == 0 && _key[block] == NoKey)
            {
                _free.Prepend(block);
                Freed++;
            }
        }

        for (var index = blocks.Count - 1; index >= 0; index--)
        {
            var block = blocks[index];
            if (_holders[block] == 0 && _key[block] != NoKey)
            {
                _free.Append(block);
                Freed++;
            }
        }
    }

    private void Forget(int block)
    {
        var key = _key[block];
        if (key == NoKey)
        {
            return;
        }

        var oldest = _oldestCopy[key];
        if (oldest != block)
        {
            while (_newerCopy[oldest] != block)
            {
                oldest = _newerCopy[oldest];
            }

            _newerCopy[oldest] = _newerCopy[block];
        }
        else if (_newerCopy[block] != None)
        {
            _oldestCopy[key] = _newerCopy[block];
        }
        else
        {
            _oldestCopy.Remove(key);
            _events?.Removed(key);
        }

        _newerCopy[block] = None;
        _key[block] = NoKey;
    }
}
