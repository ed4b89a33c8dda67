namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>A list of requests or slots that is refilled every few passes and read in place.</summary>
internal sealed class IntList
{
    private int[] _items = new int[4];

    /// <summary>Number of items.</summary>
    public int Count { get; private set; }

    /// <summary>The item at a position below <see cref="Count"/>.</summary>
    public ref int this[int position] => ref _items[position];

    /// <summary>The items; valid until the next one is added.</summary>
    public ReadOnlySpan<int> AsSpan() => _items.AsSpan(0, Count);

    /// <summary>Adds an item at the end.</summary>
    public void Add(int item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count++] = item;
    }

    /// <summary>Removes an item if it is there; the others keep their order.</summary>
    public void Remove(int item)
    {
        var at = AsSpan().IndexOf(item);
        if (at >= 0)
        {
            Array.Copy(_items, at + 1, _items, at, Count - at - 1);
            Count--;
        }
    }

    /// <summary>Keeps only so many from the front.</summary>
    public void Keep(int count) => Count = count;

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;
}
