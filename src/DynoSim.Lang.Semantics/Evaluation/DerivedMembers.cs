using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// Members the compiler computes. Those that siblings decide alone are computed here from just these siblings, so that
/// <c>replicas = budget / gpus_per_replica</c> is no cycle.
/// </summary>
internal static class DerivedMembers
{
    public static Value Compute(EntityValue entity, PropertySchema property) =>
        (entity.Kind?.Name, property.Name) switch
        {
            ("cluster", "gpus") => ClusterGpus(entity),
            ("pool", "gpus_per_replica") => Gpus(ReplicaGpus(entity)),
            ("pool", "gpus") => Gpus(PoolGpus(entity)),
            ("deployment", "gpus") => Gpus(Sum(entity.Blocks("pool").Select(PoolGpus))),
            ("experiment", "grid_size") => GridSize(entity),
            _ => DerivedValues.Of(entity, property),
        };

    private static Value GridSize(EntityValue experiment)
    {
        var space = Spaces.PointSpace.Of(experiment, experiment.Evaluator.Binder, experiment.Evaluator);
        return space?.Count(Evaluator.MaximumItems) is { } count and <= long.MaxValue
            ? new CountValue((long)count)
            : ErrorValue.Instance;
    }

    private static Value ClusterGpus(EntityValue cluster)
    {
        var groups = cluster.Blocks("group");
        var own = groups.IsEmpty || cluster.IsSet("node") ? NodeGpus(cluster) : 0;
        return Gpus(own + Sum(groups.Select(NodeGpus)));
    }

    private static double? NodeGpus(EntityValue owner) => Number(owner, "nodes")
        * (owner.Block("node") is { } node ? Number(node, "gpus") : null);

    private static double? ReplicaGpus(EntityValue pool) =>
        Number(pool, "tp") * Number(pool, "pp") * Number(pool, "dp");

    private static double? PoolGpus(EntityValue pool) => Number(pool, "replicas") * ReplicaGpus(pool);

    private static double? Sum(IEnumerable<double?> parts) =>
        parts.Aggregate((double?)0, (total, part) => total + part);

    private static double? Number(EntityValue entity, string name) =>
        Expressions.RealArithmetic.Number(entity.Get(name));

    private static Value Gpus(double? count) =>
        count is { } known ? new QuantityValue(known, Dimension.Gpus) : ErrorValue.Instance;
}
