using DynoSim.Lang.Simulation.Kernel;


namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>Sequences gathered while ranks are looked for, in borrowed memory.</summary>
internal struct GapSequenceList
{
    private const int FirstCapacity = 256;

    private GapSequence[]? _items;
    private int _used;

    /// <summary>What has been gathered.</summary>
    public readonly ReadOnlySpan<GapSequence> AsSpan() => _items.AsSpan(0, _used);

    /// <summary>Adds those terms of a sequence that lie within [start, start + width).</summary>
    public void AddWithin(in GapSequence sequence, long start, long width)
    {
        var from = sequence.TermsBelow(start);
        var to = sequence.TermsBelow(start + width);
        if (from < to)
        {
            Add(sequence.Between(from, to));
        }
    }

    /// <summary>Adds a sequence.</summary>
    public void Add(in GapSequence sequence)
    {
        if (_items is null || _used == _items.Length)
        {
            var wider = ReusedArrays<GapSequence>.Rent(Math.Max(FirstCapacity, 2 * _used));
            AsSpan().CopyTo(wider);
            Release();
            _items = wider;
        }

        _items[_used++] = sequence;
    }

    /// <summary>Gives the memory back.</summary>
    public readonly void Release()
    {
        if (_items is not null)
        {
            ReusedArrays<GapSequence>.Return(_items);
        }
    }
}
