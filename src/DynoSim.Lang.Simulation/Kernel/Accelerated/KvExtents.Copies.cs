namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The one place where a block can exist more than once: the last block of a prompt that ends on a block boundary. The
/// run's own slot then counts the copies; the copies, oldest first, are extents of one block.
/// </summary>
internal sealed partial class KvExtents
{
    private readonly int[] _heldCopy;

    private void AddCopy(int slot, int pathIndex)
    {
        var copy = NewExtent(slot, Extent.None);
        _extents[copy].Present = 1;
        _extents[copy].Holders = 1;
        _heldCopy[pathIndex] = copy;
        _extents[slot].Present++;
        var last = slot;
        while (_extents[last].Copies != Extent.None)
        {
            last = _extents[last].Copies;
        }

        _extents[last].Copies = copy;
    }

    private void RemoveCopy(int copy)
    {
        var slot = _extents[copy].Owner;
        _extents[slot].Present--;
        var before = slot;
        while (_extents[before].Copies != copy)
        {
            before = _extents[before].Copies;
        }

        _extents[before].Copies = _extents[copy].Copies;
        Forget(copy);
    }

    /// <summary>Whether the router's index may hold an extent.</summary>
    private bool IsSeen(int extent) => extent < _firstOwn || _extents[extent].Copies != Extent.IsOwn;
}
