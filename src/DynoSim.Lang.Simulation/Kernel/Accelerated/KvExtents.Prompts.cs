using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>What of a prompt is there, and taking hold of it.</summary>
internal sealed partial class KvExtents
{
    /// <summary>
    /// Leading known blocks that are present, at most <paramref name="limit"/>, and how many of them nobody holds.
    /// </summary>
    internal (long Hits, long Idle) Probe(int worker, int request, long limit, int own)
    {
        if (!_caching)
        {
            return (0, 0);
        }

        var (start, end) = (_runs.PathStartOf(request), _runs.PathEndOf(request));
        var (hits, idle) = _runs.IsLong(request) && !_runs.HasEnds(request)
            ? ProbeMany(worker, start, end, limit)
            : ProbeFew(worker, start, end, limit);
        if (own == Extent.None || hits < _runs.SharedBlocksOf(request))
        {
            return (hits, idle);
        }

        var kept = Math.Min(_extents[own].Present, limit - hits);
        return kept > 0 ? (hits + kept, idle + kept) : (hits, idle);
    }

    private (long Hits, long Idle) ProbeFew(int worker, int start, int end, long limit)
    {
        long hits = 0, idle = 0;
        for (var at = start; at < end; at++)
        {
            ref readonly var slots = ref _slots[_runs.Path[at]];
            var slot = Find(slots, worker);
            if (slot == Extent.None)
            {
                break;
            }

            ref readonly var extent = ref _extents[slot];
            var found = Math.Min(Math.Min(extent.Present, slots.Length), limit - hits);
            if (found > 0)
            {
                hits += found;
                var holders = slots.EndsPrompt ? _extents[extent.Copies].Holders : extent.Holders;
                idle += holders == 0 ? found : 0;
            }

            if (found < slots.Length)
            {
                break;
            }
        }

        return (hits, idle);
    }

    /// <summary>
    /// What is present of a path is a prefix of it, and so is what is held: both ends are found by halving.
    /// </summary>
    private (long Hits, long Idle) ProbeMany(int worker, int start, int end, long limit)
    {
        var present = Halving.FirstWithout(start, end, new IsWhole(this, worker));
        var last = _runs.Path[Math.Min(present, end - 1)];
        var part = present < end ? PresentOf(last, worker) : _slots[last].Length;
        var hits = Math.Min(_runs.Before[last] + part, limit);
        var known = present < end && part > 0 ? present + 1 : present;
        var held = Halving.FirstWithout(start, known, new IsHeld(this, worker));
        return (hits, held < end ? Math.Max(0, hits - _runs.Before[_runs.Path[held]]) : 0);
    }

    private int PresentOf(int run, int worker)
    {
        var slot = Find(_slots[run], worker);
        return slot == Extent.None ? 0 : _extents[slot].Present;
    }

    /// <summary>Takes hold of the leading blocks found by <see cref="Probe"/>.</summary>
    internal void Touch(int worker, int request, long hits, int own)
    {
        if (hits > _runs.SharedBlocksOf(request))
        {
            _ = Hold(worker, own);
        }

        var start = _runs.PathStartOf(request);
        for (var at = LastOf(request, start, hits); at >= start;)
        {
            var run = _runs.Path[at];
            ref readonly var slots = ref _slots[run];
            if (slots.EndsPrompt)
            {
                _heldCopy[at] = _extents[Find(slots, worker)].Copies;
                _ = Hold(worker, _heldCopy[at]);
                at--;
            }
            else
            {
                // What is before a run that was held is held already.
                at = Hold(worker, Find(slots, worker)) ? at - 1 : start + _runs.EndsBefore[run];
            }
        }
    }

    /// <summary>
    /// The place of the run that holds the last of the leading blocks of a request, at most its shared ones; the place
    /// before the first for none.
    /// </summary>
    private int LastOf(int request, int start, long blocks) =>
        blocks == 0 || start == _runs.PathEndOf(request) ? start - 1
        : blocks >= _runs.SharedBlocksOf(request) ? _runs.PathEndOf(request) - 1
        : _runs.PlaceOf(request, blocks);

    /// <returns>Whether nobody held it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Hold(int worker, int id)
    {
        ref var extent = ref _extents[id];
        if (extent.Holders++ > 0)
        {
            return false;
        }

        ref var queue = ref _queues[worker];
        queue.Idle -= extent.Present;
        queue.Allocated += extent.Present;
        queue.Unlink(_extents, id);
        return true;
    }

    private readonly struct IsWhole(KvExtents extents, int worker) : ILeadingProperty
    {
        public bool Holds(int place)
        {
            var run = extents._runs.Path[place];
            return extents.PresentOf(run, worker) >= extents._slots[run].Length;
        }
    }

    /// <summary>Of runs that are present.</summary>
    private readonly struct IsHeld(KvExtents extents, int worker) : ILeadingProperty
    {
        public bool Holds(int place) =>
            extents._extents[extents.Find(extents._slots[extents._runs.Path[place]], worker)].Holders > 0;
    }
}
