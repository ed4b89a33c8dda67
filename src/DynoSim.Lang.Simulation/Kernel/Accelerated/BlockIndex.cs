using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The router's index block by block, for caches kept block by block.</summary>
internal sealed class BlockIndex : RouterIndex
{
    private readonly RunTable _runs;
    private readonly Func<int, int[]> _keysOfRequest;
    private readonly List<(int Key, bool Present)>[] _changes;
    private readonly HashSet<int>[] _visible;
    private readonly Dictionary<int, int>[] _active;
    private readonly LateQueue<(int Key, bool Present)>? _late;

    internal BlockIndex(
        RunTable runs, Func<int, int[]> keysOfRequest, List<(int Key, bool Present)>[] changes, long delay)
    {
        Delay = delay;
        _late = delay > 0 ? new LateQueue<(int, bool)>(changes.Length, delay) : null;
        _runs = runs;
        _keysOfRequest = keysOfRequest;
        _changes = changes;
        _visible = [.. changes.Select(_ => new HashSet<int>())];
        _active = [.. changes.Select(_ => new Dictionary<int, int>())];
    }

    internal override long NextArrival => _late?.NextArrival ?? long.MaxValue;

    internal override void Measure(int request, Span<WorkerSignals> workers)
    {
        var keys = _keysOfRequest(request).AsSpan(0, _runs.FullBlocks[request]);
        for (var worker = 0; worker < workers.Length; worker++)
        {
            var overlap = 0;
            while (overlap < keys.Length && _visible[worker].Contains(keys[overlap]))
            {
                overlap++;
            }

            var shared = 0;
            foreach (var key in keys)
            {
                shared += _active[worker].ContainsKey(key) ? 1 : 0;
            }

            workers[worker].OverlapBlocks = overlap;
            workers[worker].NewActiveBlocks = keys.Length - shared;
        }
    }

    internal override int Activate(int request, int worker)
    {
        var blocks = 0;
        foreach (var key in _keysOfRequest(request).AsSpan(0, _runs.FullBlocks[request]))
        {
            var holders = _active[worker].GetValueOrDefault(key);
            blocks += holders == 0 ? 1 : 0;
            _active[worker][key] = holders + 1;
        }

        return blocks;
    }

    internal override int Deactivate(int request, int worker)
    {
        var blocks = 0;
        foreach (var key in _keysOfRequest(request).AsSpan(0, _runs.FullBlocks[request]))
        {
            var holders = _active[worker][key] - 1;
            if (holders == 0)
            {
                _active[worker].Remove(key);
                blocks++;
            }
            else
            {
                _active[worker][key] = holders;
            }
        }

        return blocks;
    }

    internal override void Refresh(int worker, long now)
    {
        foreach (var change in _changes[worker])
        {
            if (_late is null)
            {
                Show(worker, change);
            }
            else
            {
                _late.Send(worker, now, change);
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
                Show(worker, change);
            }
        }
    }

    private void Show(int worker, (int Key, bool Present) change) =>
        _ = change.Present ? _visible[worker].Add(change.Key) : _visible[worker].Remove(change.Key);

    internal override bool HasChanges(int worker) => _changes[worker].Count > 0;
}
