namespace DynoSim.Lang.Simulation.KvCache.Reference;

/// <summary>
/// The blocks that no request holds, in the order in which they will be reused: a doubly linked list over block
/// numbers, so that a block found again can leave from the middle.
/// </summary>
internal sealed class FreeQueue
{
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int _ends;

    /// <summary>All blocks from 0, in order.</summary>
    public FreeQueue(int blocks)
    {
        _ends = blocks;
        _next = new int[blocks + 1];
        _previous = new int[blocks + 1];
        for (var block = 0; block <= blocks; block++)
        {
            _next[block] = block + 1;
            _previous[block] = block - 1;
        }

        _next[_ends] = 0;
        _previous[0] = _ends;
        Count = blocks;
    }

    /// <summary>Blocks in the queue.</summary>
    public int Count { get; private set; }

    /// <summary>The next block to be reused.</summary>
    public int First => Count > 0 ? _next[_ends] : throw new InvalidOperationException("No block is free.");

    /// <summary>Puts a block where it is reused next.</summary>
    public void Prepend(int block) => InsertAfter(_ends, block);

    /// <summary>Puts a block where it is reused last.</summary>
    public void Append(int block) => InsertAfter(_previous[_ends], block);

    /// <summary>Takes a block out of the queue, wherever it stands.</summary>
    public void Remove(int block)
    {
        _next[_previous[block]] = _next[block];
        _previous[_next[block]] = _previous[block];
        Count--;
    }

    /// <summary>The blocks from the next to be reused to the last.</summary>
    public IEnumerable<int> InOrder()
    {
        for (var block = _next[_ends]; block != _ends; block = _next[block])
        {
            yield return block;
        }
    }

    private void InsertAfter(int place, int block)
    {
        var behind = _next[place];
        _next[place] = block;
        _previous[block] = place;
        _next[block] = behind;
        _previous[behind] = block;
        Count++;
    }
}
