namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// When to look at each worker next: a tournament over the workers, so that the earliest, and among equals the one with
/// the lowest number, is always at hand and a change costs the logarithm of their number.
/// </summary>
internal sealed class WorkerAgenda
{
    private readonly long[] _time;
    private readonly int[] _winner;
    private readonly int _leaves;

    internal WorkerAgenda(int workers)
    {
        _leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, workers));
        _time = new long[_leaves];
        Array.Fill(_time, long.MaxValue);
        _winner = new int[2 * _leaves];
        for (var leaf = 0; leaf < _leaves; leaf++)
        {
            _winner[_leaves + leaf] = leaf;
        }

        for (var node = _leaves - 1; node > 0; node--)
        {
            _winner[node] = _winner[2 * node];
        }
    }

    /// <summary>The worker to look at next.</summary>
    public int NextWorker => _winner[1];

    /// <summary>When; <see cref="long.MaxValue"/> for never.</summary>
    public long NextTime => _time[_winner[1]];

    /// <summary>Sets when to look at a worker.</summary>
    public void Set(int worker, long time)
    {
        _time[worker] = time;
        for (var node = (_leaves + worker) / 2; node > 0; node /= 2)
        {
            var (left, right) = (_winner[2 * node], _winner[(2 * node) + 1]);
            _winner[node] = _time[right] < _time[left] ? right : left;
        }
    }
}
