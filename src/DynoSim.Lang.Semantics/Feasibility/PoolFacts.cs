using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.KvCache;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// A pool with what it stands on. Pools that lack something are not among the facts: that is reported already.
/// </summary>
/// <param name="Entity">The pool as written.</param>
/// <param name="Options">The pool.</param>
/// <param name="Model">The model it serves.</param>
/// <param name="Node">The node its replicas stand on.</param>
/// <param name="ModelEntity">The model as written.</param>
/// <param name="Cache">Its tiers or the deployment's; null for the device only.</param>
internal sealed record PoolFacts(
    EntityValue Entity,
    PoolOptions Options,
    ModelOptions Model,
    NodeOptions Node,
    EntityValue? ModelEntity,
    CacheOptions? Cache)
{
    private KvBudget? _budget;

    /// <summary>How a replica is spread.</summary>
    public ParallelShape Shape => ShapeWith(Options.Tp);

    /// <summary>The memory of a replica.</summary>
    public KvBudget Budget => _budget ??= KvBudget.For(Model, Node.Accelerator, Shape, Options.Engine);

    /// <summary>Whether every rank of a replica has as many attention heads.</summary>
    public bool DividesHeads => Model.Heads % Math.Max(1, Options.Tp) == 0;

    /// <summary>Whether a replica can hold the model at all.</summary>
    public bool CanRun => DividesHeads && (Budget.IsStated || Budget.Fits);

    /// <summary>The longest sequence a request may have.</summary>
    public long LongestContext => Options.Engine.MaxContext ?? Model.Context;

    /// <summary>The replica with another tensor-parallel degree.</summary>
    public ParallelShape ShapeWith(long tp) =>
        ParallelShape.Of(tp, Options.Pp, Options.Dp, Options.Ep, tp == Options.Tp ? Options.MoeTp : null);

    /// <summary>The place of a finding that some properties of the pool cause.</summary>
    public SourceLocation At(params ReadOnlySpan<string> properties) => Places.Of(Entity, properties);
}
