namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The requests waiting on one worker: arrivals join at the back, preempted requests at the front.</summary>
internal sealed class WaitingQueue
{
    private int[] _items = new int[16];
    private int _head;

    /// <summary>Number of waiting requests.</summary>
    public int Count { get; private set; }

    /// <summary>The request at a position from the head.</summary>
    public int this[int position] => _items[(_head + position) & (_items.Length - 1)];

    /// <summary>Adds at the back.</summary>
    public void AddLast(int request)
    {
        Reserve();
        _items[(_head + Count++) & (_items.Length - 1)] = request;
    }

    /// <summary>Adds at the front.</summary>
    public void AddFirst(int request)
    {
        Reserve();
        _head = (_head - 1) & (_items.Length - 1);
        _items[_head] = request;
        Count++;
    }

    /// <summary>Removes the request at a position; the others keep their order.</summary>
    public void RemoveAt(int position)
    {
        if (position == 0)
        {
            _head = (_head + 1) & (_items.Length - 1);
            Count--;
            return;
        }

        for (var at = position; at < Count - 1; at++)
        {
            _items[(_head + at) & (_items.Length - 1)] = this[at + 1];
        }

        Count--;
    }

    private void Reserve()
    {
        if (Count < _items.Length)
        {
            return;
        }

        var grown = new int[2 * _items.Length];
        for (var position = 0; position < Count; position++)
        {
            grown[position] = this[position];
        }

        _items = grown;
        _head = 0;
    }
}
