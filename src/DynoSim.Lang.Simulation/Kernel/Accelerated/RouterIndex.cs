using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// What the router knows of prompt blocks on the workers: which are resident as of completed passes, and which belong
/// to requests it has routed and that have not ended. Asked once an arrival, so a virtual call is of no weight.
/// </summary>
internal abstract class RouterIndex
{
    /// <summary>Writes overlap and new active blocks of a request into the signals of the pool's workers.</summary>
    internal abstract void Measure(int request, Span<WorkerSignals> workers);

    /// <summary>Enters a routed request; returns the prompt blocks that became active on the worker.</summary>
    internal abstract int Activate(int request, int worker);

    /// <summary>Takes an ended request out; returns the prompt blocks that ceased to be active on the worker.</summary>
    internal abstract int Deactivate(int request, int worker);

    /// <summary>Lets the router see what the worker's completed passes stored and evicted.</summary>
    internal abstract void Refresh(int worker);

    /// <summary>Whether something is waiting to be seen.</summary>
    internal abstract bool HasChanges(int worker);
}
