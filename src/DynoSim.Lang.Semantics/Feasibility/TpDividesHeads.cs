using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN4001: every rank must hold the same number of heads.</summary>
internal static class TpDividesHeads
{
    public static void Check(PoolFacts pool, FeasibilityReport report)
    {
        var (tp, heads) = (pool.Options.Tp, pool.Model.Heads);
        if (tp < 1 || heads % tp == 0)
        {
            return;
        }

        report.Add(
            Descriptors.TpDividesHeads,
            pool.At("tp", "model"),
            $"pool `{pool.Options.Name}` splits {heads} attention heads over {tp} ranks",
            $"{heads} / {tp} is not whole",
            $"use tp = {string.Join(", ", Degrees(pool))}",
            related: pool.ModelEntity is { } model
                ? FeasibilityReport.At(model.LocationOf("heads"), $"`{pool.Model.Name}` has {heads} heads")
                : null);
    }

    /// <summary>The degrees that would do, or if nothing does those that divide the heads.</summary>
    private static long[] Degrees(PoolFacts pool)
    {
        const long MostListed = 64;
        var most = Math.Min(Math.Max(pool.Options.Tp, pool.Node.Gpus), MostListed);
        var dividing = Enumerable.Range(1, (int)most).Select(degree => (long)degree)
            .Where(degree => pool.Model.Heads % degree == 0)
            .ToArray();
        var fitting = dividing.Where(pool.HoldsWith).ToArray();
        var standing = fitting.Where(degree => pool.ReplicasWith(degree) >= pool.Options.Replicas).ToArray();
        return standing.Length > 0 ? standing : fitting.Length > 0 ? fitting : dividing;
    }
}
