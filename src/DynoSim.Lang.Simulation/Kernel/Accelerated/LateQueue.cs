namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// What happened on each worker, on its way to the router for a fixed time. Each worker's part is in order of time; the
/// workers need not be, since one may have been advanced further than another.
/// </summary>
/// <param name="workers">Number of workers.</param>
/// <param name="delay">How long everything takes, picoseconds.</param>
internal sealed class LateQueue<T>(int workers, long delay)
    where T : struct
{
    private readonly Queue<(long Time, T Item)>[] _underWay =
        [.. Enumerable.Range(0, workers).Select(_ => new Queue<(long, T)>())];

    /// <summary>When the next item arrives; <see cref="long.MaxValue"/> if none is under way.</summary>
    public long NextArrival
    {
        get
        {
            var next = long.MaxValue;
            foreach (var queue in _underWay)
            {
                next = queue.TryPeek(out var first) ? Math.Min(next, Timeline.Add(first.Time, delay)) : next;
            }

            return next;
        }
    }

    /// <summary>Something happened on a worker.</summary>
    public void Send(int worker, long time, T item) => _underWay[worker].Enqueue((time, item));

    /// <summary>Takes the next item of a worker that is old enough.</summary>
    public bool TryReceive(int worker, long now, out T item)
    {
        item = default;
        if (!_underWay[worker].TryPeek(out var first) || first.Time > now - delay)
        {
            return false;
        }

        item = _underWay[worker].Dequeue().Item;
        return true;
    }
}
