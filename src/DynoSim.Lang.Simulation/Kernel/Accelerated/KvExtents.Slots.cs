using System.Numerics;
using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// Where the extents live. A run that p requests contain can be on at most min(p, workers) workers at once, so it gets
/// so many slots, whatever the number of workers; own blocks and copies get an extent while they exist.
/// </summary>
internal sealed partial class KvExtents
{
    private const int FirstOwnExtents = 256;

    private readonly RunSlots[] _slots;
    private readonly int _firstOwn;
    private Extent[] _extents;
    private int _used;
    private int _unused = Extent.None;

    /// <summary>Gives the memory back for the next run.</summary>
    internal void Release()
    {
        ReusedArrays<Extent>.Return(_extents);
        ReusedArrays<RunSlots>.Return(_slots);
    }

    /// <summary>The slots of a run.</summary>
    internal ReadOnlySpan<Extent> SlotsOf(int run)
    {
        ref readonly var slots = ref _slots[run];
        var end = run + 1 < _runs.Count ? _slots[run + 1].First : _firstOwn;
        return _extents.AsSpan(slots.First, end - slots.First);
    }

    /// <summary>The number of a run's slot on a worker, below 0 if it has none.</summary>
    internal int FindSlot(int run, int worker) => Find(_slots[run], worker);

    /// <summary>The run's slot on a worker, taken now if it had none.</summary>
    internal ref Extent SlotOf(int run, int worker) => ref _extents[FindOrTake(_slots[run], worker)];

    /// <summary>A slot by its number.</summary>
    internal ref Extent Slot(int slot) => ref _extents[slot];

    private static RunSlots[] GiveOutSlots(RunTable runs, int workers, out int count)
    {
        var slots = ReusedArrays<RunSlots>.Rent(runs.Count);
        count = 0;
        for (var run = 0; run < runs.Count; run++)
        {
            var size = (int)BitOperations.RoundUpToPowerOf2((uint)runs.Popularity[run]);
            var mask = size < workers ? size - 1 : RunSlots.OneEach;
            slots[run] = new RunSlots(count, mask, runs.Length[run], runs.EndsPrompt[run]);
            count = checked(count + Math.Min(size, workers));
        }

        return slots;
    }

    private Extent[] NewExtents(int workers)
    {
        var extents = ReusedArrays<Extent>.Rent(_firstOwn + (_caching ? FirstOwnExtents : 0));
        extents.AsSpan(0, _firstOwn).Fill(new Extent { Owner = Extent.None, Copies = Extent.None });
        var slotted = _firstOwn > 0 ? _runs.Count : 0;
        foreach (ref readonly var slots in _slots.AsSpan(0, slotted))
        {
            for (var worker = 0; slots.Mask == RunSlots.OneEach && worker < workers; worker++)
            {
                extents[slots.First + worker].Owner = worker;
            }
        }

        return extents;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(in RunSlots slots, int worker)
    {
        if (slots.Mask == RunSlots.OneEach)
        {
            return slots.First + worker;
        }

        var start = Spread(worker);
        for (var probe = 0; probe <= slots.Mask; probe++)
        {
            var slot = slots.First + ((start + probe) & slots.Mask);
            var owner = _extents[slot].Owner;
            if (owner == worker)
            {
                return slot;
            }

            if (owner == Extent.None)
            {
                break;
            }
        }

        return Extent.None;
    }

    private int FindOrTake(in RunSlots slots, int worker)
    {
        if (slots.Mask == RunSlots.OneEach)
        {
            return slots.First + worker;
        }

        var slot = slots.First + (Spread(worker) & slots.Mask);
        while (_extents[slot].Owner != worker)
        {
            if (_extents[slot].Owner == Extent.None)
            {
                _extents[slot].Owner = worker;
                break;
            }

            slot = slots.First + ((slot - slots.First + 1) & slots.Mask);
        }

        return slot;
    }

    private int NewExtent(int owner, int copies)
    {
        var id = _unused;
        if (id != Extent.None)
        {
            _unused = _extents[id].Next;
        }
        else
        {
            if (_used == _extents.Length)
            {
                var wider = ReusedArrays<Extent>.Rent(_firstOwn + (2 * (_used - _firstOwn)));
                _extents.AsSpan(0, _used).CopyTo(wider);
                ReusedArrays<Extent>.Return(_extents);
                _extents = wider;
            }

            id = _used++;
        }

        _extents[id] = new Extent { Owner = owner, Copies = copies };
        return id;
    }

    private void Forget(int id)
    {
        _extents[id].Next = _unused;
        _unused = id;
    }

    private static int Spread(int worker) => (int)((uint)worker * 2654435769u >> 7);
}
