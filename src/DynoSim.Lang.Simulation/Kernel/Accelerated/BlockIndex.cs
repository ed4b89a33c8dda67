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

    internal BlockIndex(
        RunTable runs, Func<int, int[]> keysOfRequest, int workers, List<(int Key, bool Present)>[] changes)
    {
        _runs = runs;
        _keysOfRequest = keysOfRequest;
        _changes = changes;
        _visible = [.. Enumerable.Range(0, workers).Select(_ => new HashSet<int>())];
        _active = [.. Enumerable.Range(0, workers).Select(_ => new Dictionary<int, int>())];
    }

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

    internal override void Refresh(int worker)
    {
        foreach (var (key, present) in _changes[worker])
        {
            _ = present ? _visible[worker].Add(key) : _visible[worker].Remove(key);
        }

        _changes[worker].Clear();
    }

    internal override bool HasChanges(int worker) => _changes[worker].Count > 0;
}
