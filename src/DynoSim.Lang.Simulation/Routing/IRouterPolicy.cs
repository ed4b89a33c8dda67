namespace DynoSim.Lang.Simulation.Routing;

/// <summary>
/// A routing decision compiled from a <c>router</c> of the language. Implemented by an emitted struct and used through
/// generics: the loop over the workers stands in the emitted code, so that the cost expression is inlined into it.
/// </summary>
public interface IRouterPolicy
{
    /// <summary>What the policy reads; everything else may be stale.</summary>
    SignalSet Reads { get; }

    /// <summary>
    /// Chooses the worker with the least cost among the eligible, ties broken by the declared order.
    /// </summary>
    /// <param name="request">The request being routed.</param>
    /// <param name="pool">Aggregates over the pool.</param>
    /// <param name="workers">The pool's workers; index is the worker's number.</param>
    /// <param name="tieDraw">A draw in [0, 1) for a random tie break, keyed by seed and request.</param>
    /// <returns>The worker's number, or -1 if none is eligible (the request waits at the router).</returns>
    int Choose(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        double tieDraw);
}
