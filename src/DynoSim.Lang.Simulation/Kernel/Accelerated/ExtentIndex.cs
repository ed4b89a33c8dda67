using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The router's index over runs. Runs that a single request contains are left out: nobody will ever look for them, so
/// the index stays small however long the trace is.
/// </summary>
internal sealed class ExtentIndex : RouterIndex
{
    private readonly RunTable _runs;
    private readonly KvSlots _slots;
    private readonly KvExtents _extents;
    private readonly List<int>[] _changes;
    private readonly int[] _visible;
    private readonly int[] _active;

    internal ExtentIndex(RunTable runs, KvSlots slots, KvExtents extents, List<int>[] changes)
    {
        _runs = runs;
        _slots = slots;
        _extents = extents;
        _changes = changes;
        _visible = new int[slots.Count];
        _active = new int[slots.Count];
    }

    internal override void Measure(int request, Span<WorkerSignals> workers)
    {
        var full = _runs.FullBlocks[request];
        foreach (ref var worker in workers)
        {
            worker.OverlapBlocks = 0;
            worker.NewActiveBlocks = full;
        }

        var before = 0;
        for (var at = _runs.PathStart[request]; at < _runs.PathStart[request + 1]; at++)
        {
            var run = _runs.Path[at];
            if (_runs.Popularity[run] == 1)
            {
                return;
            }

            var length = _runs.Length[run];
            var any = false;
            var (slot, end) = _slots.RangeOf(run);
            for (; slot < end; slot++)
            {
                var owner = _slots.OwnerOf(slot);
                if (owner < 0)
                {
                    continue;
                }

                ref var worker = ref workers[owner];
                if (_active[slot] > 0)
                {
                    worker.NewActiveBlocks -= length;
                    any = true;
                }

                if (_visible[slot] > 0 && worker.OverlapBlocks == before)
                {
                    worker.OverlapBlocks += Math.Min(_visible[slot], length);
                    any = true;
                }
            }

            if (!any)
            {
                return;
            }

            before += length;
        }
    }

    internal override int Activate(int request, int worker)
    {
        var blocks = 0;
        for (var at = _runs.PathStart[request]; at < _runs.PathStart[request + 1]; at++)
        {
            var run = _runs.Path[at];
            if (_runs.Popularity[run] == 1 || _active[_slots.Take(run, worker)]++ == 0)
            {
                blocks += _runs.Length[run];
            }
        }

        return blocks;
    }

    internal override int Deactivate(int request, int worker)
    {
        var blocks = 0;
        for (var at = _runs.PathStart[request]; at < _runs.PathStart[request + 1]; at++)
        {
            var run = _runs.Path[at];
            if (_runs.Popularity[run] == 1 || --_active[_slots.Take(run, worker)] == 0)
            {
                blocks += _runs.Length[run];
            }
        }

        return blocks;
    }

    internal override void Refresh(int worker)
    {
        foreach (var slot in _changes[worker])
        {
            _visible[slot] = _extents.PresentIn(slot);
        }

        _changes[worker].Clear();
    }

    internal override bool HasChanges(int worker) => _changes[worker].Count > 0;
}
