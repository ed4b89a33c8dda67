using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN2021: numbers of a pool that its others rule out. The ranks of attention are the ranks of the experts, so
/// <c>tp * dp = moe_tp * ep</c>; and a pool without replicas serves only once a planner has started some.
/// </summary>
internal static class PoolShape
{
    public static void CheckExperts(PoolFacts pool, FeasibilityReport report)
    {
        var (tp, dp, ep) = (pool.Options.Tp, pool.Options.Dp, pool.Options.Ep);
        var ranks = tp * dp;
        var isWhole = pool.Options.MoeTp is { } stated ? stated * ep == ranks : ranks % ep == 0;
        if (isWhole)
        {
            return;
        }

        var property = pool.Entity.IsSet("ep") ? "ep" : "moe_tp";
        report.Add(
            Descriptors.OutOfRange,
            pool.Entity.LocationOf(property),
            $"the experts of pool `{pool.Options.Name}` do not spread over its ranks: "
                + $"tp * dp is {tp} * {dp} = {ranks}, "
                + (pool.Options.MoeTp is { } moe ? $"moe_tp * ep is {moe} * {ep} = {moe * ep}" : $"ep is {ep}"),
            "tp * dp = moe_tp * ep",
            pool.Options.MoeTp is null
                ? $"use an `ep` that divides {ranks}"
                : $"choose `moe_tp` and `ep` with a product of {ranks}, or leave `moe_tp` out");
    }

    public static void CheckReplicas(DeploymentFacts deployment, FeasibilityReport report)
    {
        var bounds = deployment.Entity.Block("planner")?.Block("bounds");
        foreach (var pool in deployment.Pools.Where(pool => pool.Options.Replicas == 0))
        {
            if (bounds?.Get(pool.Options.Name) is null or NoneValue)
            {
                report.Add(
                    Descriptors.OutOfRange,
                    pool.Entity.LocationOf("replicas"),
                    $"pool `{pool.Options.Name}` has no replicas, and no planner that starts some",
                    "serves nothing",
                    $"write `replicas = 1`, or a planner with `bounds {{ {pool.Options.Name} = 0..4 }}`");
            }
        }
    }
}
