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
/// <param name="Place">The nodes its replicas stand on.</param>
/// <param name="ModelEntity">The model as written.</param>
internal sealed record PoolFacts(
    EntityValue Entity,
    PoolOptions Options,
    ModelOptions Model,
    ClusterPlace Place,
    EntityValue? ModelEntity)
{
    private KvBudget? _budget;

    /// <summary>The deployment it is a pool of.</summary>
    public required EntityValue Deployment { get; init; }

    /// <summary>Its tiers or the deployment's as written; null for the device only.</summary>
    public EntityValue? CacheEntity { get; init; }

    /// <summary>Its tiers or the deployment's; null for the device only.</summary>
    public CacheOptions? Cache { get; init; }

    /// <summary>GPUs that the other pools leave it.</summary>
    public long Room { get; init; }

    /// <summary>The node its replicas stand on.</summary>
    public NodeOptions Node => Place.Node;

    /// <summary>How a replica is spread.</summary>
    public ParallelShape Shape => ShapeWith(Options.Tp);

    /// <summary>The memory of a replica.</summary>
    public KvBudget Budget => _budget ??= BudgetWith(Options.Tp);

    /// <summary>Whether every rank of a replica has as many attention heads.</summary>
    public bool DividesHeads => Model.Heads % Math.Max(1, Options.Tp) == 0;

    /// <summary>Whether a replica can hold the model at all.</summary>
    public bool CanRun => DividesHeads && (Budget.IsStated || Budget.Fits);

    /// <summary>The longest sequence a request may have.</summary>
    public long LongestContext => Options.Engine.MaxContext ?? Model.Context;

    /// <summary>The replica with another tensor-parallel degree.</summary>
    public ParallelShape ShapeWith(long tp) =>
        ParallelShape.Of(tp, Options.Pp, Options.Dp, Options.Ep, tp == Options.Tp ? Options.MoeTp : null);

    /// <summary>The memory of a replica with another tensor-parallel degree.</summary>
    public KvBudget BudgetWith(long tp) =>
        KvBudget.For(Model, Node.Accelerator, ShapeWith(tp), Options.Engine);

    /// <summary>Whether a replica of that degree stands on a node, divides the heads and holds a request.</summary>
    public bool HoldsWith(long tp) => Model.Heads % tp == 0
        && (Options.CrossNode || ShapeWith(tp).Gpus <= Node.Gpus)
        && BudgetWith(tp) is var budget && (budget.IsStated || budget.Fits) && budget.Tokens >= LongestContext;

    /// <summary>Replicas of that degree that the cluster has room for.</summary>
    public long ReplicasWith(long tp) => Math.Max(0, Room) / Math.Max(1, ShapeWith(tp).Gpus);

    /// <summary>The place of a finding that some properties of the pool, or what it stands on, cause.</summary>
    public SourceLocation At(params string[] properties)
    {
        Cause[] above =
        [
            .. properties.Contains("model", StringComparer.Ordinal) && !Entity.IsSet("model")
                ? [new Cause("model", [])]
                : Array.Empty<Cause>(),
            .. properties.Contains("on", StringComparer.Ordinal) ? [new Cause("cluster", [])] : Array.Empty<Cause>(),
        ];
        return Places.Latest(Deployment, [new Cause(Entity.Name, properties), .. above], Entity.Location);
    }
}
