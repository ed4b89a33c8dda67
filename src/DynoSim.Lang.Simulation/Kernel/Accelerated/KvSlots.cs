namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// Where the state of a run on a worker lives. A run that p requests contain can be on at most min(p, workers) workers
/// at once, so slots are given out per run: one for a run of a single request, one a worker for popular runs, a small
/// hash table between. All state arrays are indexed by slot, whatever the number of workers.
/// </summary>
internal sealed class KvSlots
{
    private readonly int[] _base;
    private readonly int[] _mask;
    private readonly int[] _owner;
    private readonly bool[] _shared;

    internal KvSlots(RunTable runs, int workers)
    {
        _base = new int[runs.Count + 1];
        _mask = new int[runs.Count];
        var next = 0;
        for (var run = 0; run < runs.Count; run++)
        {
            _base[run] = next;
            var popularity = runs.Popularity[run];
            if (popularity == 1)
            {
                _mask[run] = 0;
                next += 1;
            }
            else if (2L * popularity >= workers)
            {
                _mask[run] = Dense;
                next += workers;
            }
            else
            {
                var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)popularity * 2);
                _mask[run] = size - 1;
                next += size;
            }
        }

        _base[runs.Count] = next;
        _owner = new int[next];
        Array.Fill(_owner, -1);
        _shared = new bool[next];
        for (var run = 0; run < runs.Count; run++)
        {
            _shared.AsSpan(_base[run], _base[run + 1] - _base[run]).Fill(runs.Popularity[run] > 1);
        }
    }

    private const int Dense = -1;

    /// <summary>Number of slots.</summary>
    public int Count => _owner.Length;

    /// <summary>The run's slot on a worker, taken now if it had none.</summary>
    public int Take(int run, int worker)
    {
        var slot = _base[run];
        var mask = _mask[run];
        if (mask == 0)
        {
            _owner[slot] = worker;
            return slot;
        }

        if (mask == Dense)
        {
            slot += worker;
            _owner[slot] = worker;
            return slot;
        }

        for (var probe = Spread(worker) & mask; ; probe = (probe + 1) & mask)
        {
            if (_owner[slot + probe] == worker)
            {
                return slot + probe;
            }

            if (_owner[slot + probe] < 0)
            {
                _owner[slot + probe] = worker;
                return slot + probe;
            }
        }
    }

    /// <summary>Whether a slot is of a run that several requests contain.</summary>
    public bool IsShared(int slot) => _shared[slot];

    /// <summary>All slots a run may have; those without <see cref="OwnerOf"/> are unused.</summary>
    public (int First, int End) RangeOf(int run) => (_base[run], _base[run + 1]);

    /// <summary>The worker a slot belongs to, -1 for none yet.</summary>
    public int OwnerOf(int slot) => _owner[slot];

    private static int Spread(int worker) => (int)((uint)worker * 2654435769u >> 7);
}
