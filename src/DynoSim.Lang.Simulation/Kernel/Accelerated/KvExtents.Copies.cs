namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The one place where a block can exist more than once: the last block of a prompt that ends on a block boundary. The
/// run's own slot then counts the copies; the copies, oldest first, are extents of one block.
/// </summary>
internal sealed partial class KvExtents
{
    private void AddCopy(int slot, int pathIndex)
    {
        var copy = NewCopy();
        _present[copy] = 1;
        _holders[copy] = 1;
        _copyOf[copy - _firstCopy] = slot;
        _nextCopy[copy - _firstCopy] = None;
        _heldCopy[pathIndex] = copy;
        _present[slot]++;
        if (FirstCopy[slot] == None)
        {
            FirstCopy[slot] = copy;
            return;
        }

        var last = FirstCopy[slot];
        while (_nextCopy[last - _firstCopy] != None)
        {
            last = _nextCopy[last - _firstCopy];
        }

        _nextCopy[last - _firstCopy] = copy;
    }

    private void RemoveCopy(int copy)
    {
        var slot = _copyOf[copy - _firstCopy];
        _present[slot]--;
        var next = _nextCopy[copy - _firstCopy];
        if (FirstCopy[slot] == copy)
        {
            FirstCopy[slot] = next;
        }
        else
        {
            var before = FirstCopy[slot];
            while (_nextCopy[before - _firstCopy] != copy)
            {
                before = _nextCopy[before - _firstCopy];
            }

            _nextCopy[before - _firstCopy] = next;
        }

        _nextCopy[copy - _firstCopy] = _freeCopy;
        _freeCopy = copy;
    }

    private int NewCopy()
    {
        if (_freeCopy != None)
        {
            var reused = _freeCopy;
            _freeCopy = _nextCopy[reused - _firstCopy];
            return reused;
        }

        if (_copyCount == _nextCopy.Length)
        {
            var capacity = _firstCopy + (2 * _nextCopy.Length);
            Array.Resize(ref _present, capacity);
            Array.Resize(ref _holders, capacity);
            Array.Resize(ref _previous, capacity);
            Array.Resize(ref _next, capacity);
            Array.Resize(ref _nextCopy, capacity - _firstCopy);
            Array.Resize(ref _copyOf, capacity - _firstCopy);
        }

        return _firstCopy + _copyCount++;
    }

    private void Evicted(int worker, int extent)
    {
        var slot = extent;
        if (extent >= _firstCopy)
        {
            slot = _copyOf[extent - _firstCopy];
            RemoveCopy(extent);
        }

        if (IsSeen(slot))
        {
            Changes?[worker].Add(slot);
        }
    }

    /// <summary>Whether the router's index may hold an extent.</summary>
    private bool IsSeen(int extent) => extent >= _firstCopy || (extent < _firstOutput && _slots.IsShared(extent));

    private void Changed(int worker, int run, int slot)
    {
        if (Changes is not null && _runs.Popularity[run] > 1)
        {
            Changes[worker].Add(slot);
        }
    }
}
