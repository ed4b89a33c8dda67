using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// What the router knows of prompt blocks on the workers: which are resident as of completed passes, and which belong
/// to requests it has routed and that have not ended. Asked once an arrival, so a virtual call is of no weight.
/// </summary>
internal abstract class RouterIndex
{
    /// <summary>How much later than it happened the router sees what was stored and evicted, picoseconds.</summary>
    internal long Delay { get; init; }

    /// <summary>Writes overlap and new active blocks of a request into the signals of the pool's workers.</summary>
    internal abstract void Measure(int request, Span<WorkerSignals> workers);

    /// <summary>Enters a routed request; returns the prompt blocks that became active on the worker.</summary>
    internal abstract int Activate(int request, int worker);

    /// <summary>Takes an ended request out; returns the prompt blocks that ceased to be active on the worker.</summary>
    internal abstract int Deactivate(int request, int worker);

    /// <summary>
    /// What the passes of a worker up to now stored and evicted is on its way to the router, or there at once.
    /// </summary>
    internal abstract void Refresh(int worker, long now);

    /// <summary>Lets the router see what is old enough.</summary>
    internal abstract void Arrive(long now);

    /// <summary>When the router sees something next that has happened; <see cref="long.MaxValue"/> for never.</summary>
    internal abstract long NextArrival { get; }

    /// <summary>Whether something is waiting to be seen.</summary>
    internal abstract bool HasChanges(int worker);
}
