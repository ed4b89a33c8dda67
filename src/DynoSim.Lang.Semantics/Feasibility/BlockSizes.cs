using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN4011: tiers and the two sides of a transfer move whole blocks of one size.</summary>
internal static class BlockSizes
{
    public static void Check(DeploymentFacts deployment, FeasibilityReport report)
    {
        foreach (var pool in deployment.Pools)
        {
            CheckCache(pool, report);
        }
    }

    /// <summary>The two pools of a transfer.</summary>
    public static void CheckPair(PoolFacts from, PoolFacts to, FeasibilityReport report)
    {
        if (from.Options.Engine.Block == to.Options.Engine.Block)
        {
            return;
        }

        report.Add(
            Descriptors.BlockSizeMismatch,
            to.At("engine"),
            $"pools `{from.Options.Name}` and `{to.Options.Name}` exchange KV blocks of different size",
            $"{to.Options.Engine.Block}tok against {from.Options.Engine.Block}tok",
            "give both engines the same `block`",
            related: FeasibilityReport.At(from.At("engine"), $"blocks of {from.Options.Engine.Block}tok"));
    }

    private static void CheckCache(PoolFacts pool, FeasibilityReport report)
    {
        var engine = pool.Options.Engine;
        if (pool.Cache is not { Block: { } block } cache || block == engine.Block)
        {
            return;
        }

        report.Add(
            Descriptors.BlockSizeMismatch,
            pool.At("cache", "engine"),
            $"cache `{cache.Name}` has blocks of {block}tok, but engine `{engine.Name}` has {engine.Block}tok",
            $"{block}tok against {engine.Block}tok",
            $"write `block = {engine.Block}tok` in the cache, or leave it out");
    }
}
