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

        var most = Math.Max(tp, pool.Node.Gpus);
        var fitting = Enumerable.Range(1, (int)Math.Min(most, 64)).Where(degree => heads % degree == 0);
        report.Add(
            Descriptors.TpDividesHeads,
            pool.At("tp", "model"),
            $"pool `{pool.Options.Name}` splits {heads} attention heads over {tp} ranks",
            $"{heads} / {tp} is not whole",
            $"use tp = {string.Join(", ", fitting)}",
            related: pool.ModelEntity is { } model
                ? FeasibilityReport.At(model.LocationOf("heads"), $"`{pool.Model.Name}` has {heads} heads")
                : null);
    }
}
