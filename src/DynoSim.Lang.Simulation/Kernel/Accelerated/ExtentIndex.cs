using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The router's index over runs. Runs that a single request contains are left out: nobody will ever look for them, so
/// the index stays small however long the trace is.
/// </summary>
internal sealed class ExtentIndex : RouterIndex
{
    private readonly RunTable _runs;
    private readonly KvExtents _extents;
    private readonly IntList[] _changes;
    private readonly LateQueue<(int Slot, int Present)>? _late;

    internal ExtentIndex(RunTable runs, KvExtents extents, IntList[] changes, long delay)
    {
        _runs = runs;
        _extents = extents;
        _changes = changes;
        Delay = delay;
        _late = delay > 0 ? new LateQueue<(int, int)>(changes.Length, delay) : null;
    }

    internal override long NextArrival => _late?.NextArrival ?? long.MaxValue;

    internal override void Measure(int request, Span<WorkerSignals> workers)
    {
        var full = _extents.PromptBlocks(request);
        if (_runs.IsLong(request))
        {
            MeasureMany(request, full, workers);
            return;
        }

        foreach (ref var worker in workers)
        {
            worker.OverlapBlocks = 0;
            worker.NewActiveBlocks = full;
        }

        var before = 0;
        foreach (var run in _runs.PathOf(request))
        {
            if (_runs.Popularity[run] == 1)
            {
                return;
            }

            var length = _runs.Length[run];
            var any = false;
            foreach (ref readonly var slot in _extents.SlotsOf(run))
            {
                if ((slot.Active | slot.Visible) == 0)
                {
                    continue;
                }

                ref var worker = ref workers[slot.Owner];
                if (slot.Active > 0)
                {
                    worker.NewActiveBlocks -= length;
                    any = true;
                }

                if (slot.Visible > 0 && worker.OverlapBlocks == before)
                {
                    worker.OverlapBlocks += Math.Min(slot.Visible, length);
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

    /// <summary>
    /// What is visible of a path is a prefix of it, and so is what is active: where they end on each worker is found by
    /// halving.
    /// </summary>
    private void MeasureMany(int request, int full, Span<WorkerSignals> workers)
    {
        var (start, end) = (_runs.PathStartOf(request), _runs.PathEndOf(request));

        // Only a prompt's last runs can be in no other.
        while (end > start && _runs.Popularity[_runs.Path[end - 1]] == 1)
        {
            end--;
        }

        for (var worker = 0; worker < workers.Length; worker++)
        {
            var active = Halving.FirstWithout(start, end, new IsActive(this, worker));
            var visible = Halving.FirstWithout(start, end, new IsVisible(this, worker));
            workers[worker].NewActiveBlocks = full - BlocksUpTo(active, start);
            workers[worker].OverlapBlocks = BlocksUpTo(visible, start)
                + (visible < end ? VisibleOf(_runs.Path[visible], worker) : 0);
        }
    }

    private int VisibleOf(int run, int worker) =>
        _extents.FindSlot(run, worker) is var slot and >= 0 ? _extents.Slot(slot).Visible : 0;

    private int BlocksUpTo(int place, int start) => place == start
        ? 0
        : _runs.Before[_runs.Path[place - 1]] + _runs.Length[_runs.Path[place - 1]];

    internal override int Activate(int request, int worker)
    {
        var blocks = _extents.PromptBlocks(request);
        foreach (var run in _runs.PathOf(request))
        {
            blocks -= _runs.Popularity[run] > 1 && _extents.SlotOf(run, worker).Active++ > 0 ? _runs.Length[run] : 0;
        }

        return blocks;
    }

    internal override int Deactivate(int request, int worker)
    {
        var blocks = _extents.PromptBlocks(request);
        foreach (var run in _runs.PathOf(request))
        {
            blocks -= _runs.Popularity[run] > 1 && --_extents.SlotOf(run, worker).Active > 0 ? _runs.Length[run] : 0;
        }

        return blocks;
    }

    internal override void Refresh(int worker, long now)
    {
        foreach (var slot in _changes[worker].AsSpan())
        {
            ref var extent = ref _extents.Slot(slot);
            if (_late is null)
            {
                extent.Visible = extent.Present;
            }
            else
            {
                _late.Send(worker, now, (slot, extent.Present));
            }
        }

        _changes[worker].Clear();
    }

    internal override void Arrive(long now)
    {
        for (var worker = 0; _late is not null && worker < _changes.Length; worker++)
        {
            while (_late.TryReceive(worker, now, out var change))
            {
                _extents.Slot(change.Slot).Visible = change.Present;
            }
        }
    }

    internal override bool HasChanges(int worker) => _changes[worker].Count > 0;

    private readonly struct IsActive(ExtentIndex index, int worker) : ILeadingProperty
    {
        public bool Holds(int place) =>
            index._extents.FindSlot(index._runs.Path[place], worker) is var slot and >= 0
            && index._extents.Slot(slot).Active > 0;
    }

    private readonly struct IsVisible(ExtentIndex index, int worker) : ILeadingProperty
    {
        public bool Holds(int place)
        {
            var run = index._runs.Path[place];
            return index.VisibleOf(run, worker) >= index._runs.Length[run];
        }
    }
}
