namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>What the router's book must know of a request.</summary>
internal enum Happening
{
    /// <summary>It got its first token.</summary>
    FirstToken,

    /// <summary>It is complete.</summary>
    Completed,

    /// <summary>It was rejected.</summary>
    Rejected,
}

/// <summary>
/// The workers of one pool as the event loop sees them. Called a few times a request, so a virtual call is of no
/// weight; what runs inside a call is free of them.
/// </summary>
internal abstract class WorkerEngine
{
    /// <summary>The scheduler's settings.</summary>
    internal abstract ref readonly EngineSettings Settings { get; }

    /// <summary>What the router knows of the pool's caches; null if it does not ask.</summary>
    internal RouterIndex? Index { get; init; }

    /// <summary>What happened to requests since the list was last cleared, in order. Null if nobody asks.</summary>
    internal List<(int Request, Happening What, long At)>? Happened { get; init; }

    /// <summary>Where the workers' loads are reported; null if the router does not look.</summary>
    internal LoadReports? Loads { get; init; }

    /// <summary>
    /// Makes every pass that starts before <paramref name="until"/> and completes every pass that ends at or before it.
    /// </summary>
    internal abstract void Advance(WorkerState worker, long until);

    /// <summary>Forms the next pass of a worker that stands between two, if there is anything to do.</summary>
    internal abstract void Drive(WorkerState worker);

    /// <summary>Puts a request at the back of the queue of a worker that has been advanced to now.</summary>
    internal abstract void Enqueue(WorkerState worker, int request, long now);

    /// <summary>
    /// No request of the worker gets its first token, ends or changes what the router sees before this instant, unless
    /// something arrives; a bound from below.
    /// </summary>
    /// <param name="worker">The worker, with a pass under way or nothing to do.</param>
    /// <param name="everyPass">Whether the end of every single pass counts.</param>
    internal abstract long NextChange(WorkerState worker, bool everyPass);

    /// <summary>Requests of a worker that are neither complete nor rejected.</summary>
    internal static long RequestsOf(WorkerState worker) =>
        worker.Running + worker.Waiting.Count + worker.Refused.Count;

    /// <summary>Writes what the unfinished requests of the worker have got so far.</summary>
    internal abstract void WriteUnfinished(WorkerState worker);

    /// <summary>The statistics of a worker at the end of the run.</summary>
    internal abstract WorkerStatistics Statistics(WorkerState worker, long end);
}
