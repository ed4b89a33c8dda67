using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN2021: a pool that begins empty, with nobody to start a replica of it.</summary>
internal static class ReplicasWithoutPlanner
{
    public static void Check(DeploymentFacts deployment, FeasibilityReport report)
    {
        if (deployment.Entity.IsSet("planner"))
        {
            return;
        }

        foreach (var pool in deployment.Pools.Where(pool => pool.Options.Replicas == 0))
        {
            report.Add(
                Descriptors.OutOfRange,
                pool.Entity.LocationOf("replicas"),
                $"`replicas` is 0, and pool `{pool.Options.Name}` has no planner to start any",
                "must be in 1..4096 without a planner",
                "begin with at least 1 replica, or give the deployment a `planner`");
        }
    }
}
