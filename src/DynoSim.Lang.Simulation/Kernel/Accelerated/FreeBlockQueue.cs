using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The free queue of one worker: blocks without hash, then released extents, the longest released first.
/// </summary>
internal struct FreeBlockQueue
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

    /// <summary>Adds an extent that nobody holds any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(Extent[] extents, int id)
    {
        ref var extent = ref extents[id];
        Idle += extent.Present;
        Freed += extent.Present;
        extent.Previous = Tail;
        extent.Next = Extent.None;
        if (Tail == Extent.None)
        {
            Head = id;
        }
        else
        {
            extents[Tail].Next = id;
        }

        Tail = id;
    }

    /// <summary>Takes an extent out of the list; its blocks are the caller's to count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Unlink(Extent[] extents, int id)
    {
        var (before, after) = (extents[id].Previous, extents[id].Next);
        if (before == Extent.None)
        {
            Head = after;
        }
        else
        {
            extents[before].Next = after;
        }

        if (after == Extent.None)
        {
            Tail = before;
        }
        else
        {
            extents[after].Previous = before;
        }
    }
}
