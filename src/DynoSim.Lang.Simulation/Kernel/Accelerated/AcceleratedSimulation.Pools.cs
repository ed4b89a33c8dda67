using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>Setting up the pools: which cache serves which settings.</summary>
internal sealed partial class AcceleratedSimulation
{
    private void AddPools(EngineMaker engines, bool macroSteps)
    {
        var id = 0;
        for (var index = 0; index < _setup.Pools.Length; index++)
        {
            var pool = _setup.Pools[index];
            var settings = EngineSettings.From(pool, _setup.MeasuredFrom, _setup.Cutoff is not null);
            var runs = _window is null
                ? RunTableCache.Get(_table, settings.BlockTokens)
                : RunTable.Unshared(settings.BlockTokens);

            // Every lane gets its share of the pool, with caches of its own.
            for (var lane = 0; lane < _lanes.Length; lane++)
            {
                var first = id;
                var end = first + ((lane + 1) * pool.Replicas / _lanes.Length) - (lane * pool.Replicas / _lanes.Length);
                if (end == first)
                {
                    continue;
                }

                // Requests that prefill side by side may compute the same block twice: extents cannot tell such copies
                // apart.
                var parts = Parts(settings, runs) with { Gaps = _lanes[lane].Gaps };
                var engine = settings.Caching && (settings.Priority || settings.Threshold > 0)
                    ? EngineOnBlocks(engines, index, parts, end - first)
                    : EngineOnExtents(engines, index, parts, end - first, macroSteps);
                for (; id < end; id++)
                {
                    AddWorker(id, id - first, index, engine);
                    _lanes[lane].Workers.Add(id);
                }
            }
        }
    }

    private void AddWorker(int id, int local, int pool, WorkerEngine engine)
    {
        var settings = engine.Settings;
        _engineOf[id] = engine;
        _workers[id] = new WorkerState(id, local, pool, settings.BlockTokens, settings.Blocks);
        _signals[id] = new WorkerSignals
        {
            BlockTokens = settings.BlockTokens,
            TotalBlocks = settings.Blocks,
            Ready = true,
        };
    }

    private WorkerEngine EngineOnExtents(
        EngineMaker engines, int pool, EngineParts parts, int workers, bool macroSteps)
    {
        var (settings, runs) = (parts.Settings, parts.Runs);
        var delay = _setup.View.CacheEventDelay.Picoseconds;
        var changes = WatchesBlocks ? ListsOf<IntList>(workers) : null;
        var extents = new KvExtents(runs, _states, BlocksOf(settings, workers), settings.Caching, changes);
        _extents.Add(extents);
        return engines.OnExtents(pool, new ExtentCache(extents), parts with
        {
            // What a late report says of KV use must be known for every single pass.
            MacroSteps = macroSteps && !(_loads is { AreLate: true } && Reads(SignalSet.KvUse)),
            Index = changes is null ? null : new ExtentIndex(runs, extents, changes, delay),
        });
    }

    private WorkerEngine EngineOnBlocks(EngineMaker engines, int pool, EngineParts parts, int workers)
    {
        var (settings, runs) = (parts.Settings, parts.Runs);
        var keys = new BlockKeys(runs, _table, settings.BlockTokens);
        var delay = _setup.View.CacheEventDelay.Picoseconds;
        var changes = WatchesBlocks ? ListsOf<List<(int Key, bool Present)>>(workers) : null;
        var blocks = new KvBlocks(keys.Of, BlocksOf(settings, workers)) { Changes = changes };
        return engines.OnBlocks(pool, new BlockCache(blocks), parts with
        {
            Index = changes is null ? null : new BlockIndex(runs, keys.Of, changes, delay),
        });
    }

    private EngineParts Parts(EngineSettings settings, RunTable runs) => new()
    {
        Settings = settings,
        Runs = runs,
        Requests = _states,
        Rows = _rows,
        Gaps = _gaps,
        Priority = _table.Priority,
        Happened = NeedsEvents ? _happened : null,
        Loads = _loads,
    };

    private bool WatchesBlocks =>
        (_reads & (SignalSet.Overlap | SignalSet.PrefillBook | SignalSet.DecodeBook)) != 0;

    private static long[] BlocksOf(EngineSettings settings, int workers)
    {
        var blocks = new long[workers];
        Array.Fill(blocks, settings.Blocks);
        return blocks;
    }

    private static T[] ListsOf<T>(int count)
        where T : new()
    {
        var lists = new T[count];
        for (var index = 0; index < count; index++)
        {
            lists[index] = new T();
        }

        return lists;
    }
}
