using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Emit.Running;

/// <summary>
/// A router's decision as running code, outside of any simulation: what a run compiles, asked by a test.
/// </summary>
public abstract class CompiledPolicy
{
    /// <summary>Chooses a worker, as in a run.</summary>
    /// <inheritdoc cref="IRouterPolicy.Choose"/>
    public abstract int Choose(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        double tieDraw,
        SettingValues settings);

    /// <summary>What the decision makes of each worker.</summary>
    /// <param name="request">The request being routed.</param>
    /// <param name="pool">Aggregates over the pool.</param>
    /// <param name="workers">The workers.</param>
    /// <param name="costs">Takes the cost of each; not a number where it is not eligible.</param>
    /// <param name="refusals">
    /// Takes why each is out: 0 not ready, n the n-th <c>eligible</c>, -1 it is not.
    /// </param>
    /// <param name="settings">The values of the router's settings.</param>
    public abstract void Judge(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        Span<double> costs,
        Span<int> refusals,
        SettingValues settings);
}
