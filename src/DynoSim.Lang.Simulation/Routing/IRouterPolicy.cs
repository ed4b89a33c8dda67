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

    /// <summary>
    /// Whether its order of the workers stands: decided by what each worker is alone, never by the request, the pool or
    /// a draw. Then <see cref="Precedes"/> says all that <see cref="Choose"/> would find out.
    /// </summary>
    bool Stands => false;

    /// <summary>
    /// Whether its order, which stands, is that of how often each was chosen, then of their numbers: one after the
    /// other.
    /// </summary>
    bool Rotates => false;

    /// <summary>Whether a worker is strictly preferred to another; asked only where the order stands.</summary>
    /// <param name="candidate">The number of the one worker.</param>
    /// <param name="incumbent">The number of the other.</param>
    /// <param name="workers">All workers; index is the worker's number.</param>
    bool Precedes(int candidate, int incumbent, ReadOnlySpan<WorkerSignals> workers) =>
        throw new NotSupportedException("The router's order of the workers depends on more than the workers.");
}
