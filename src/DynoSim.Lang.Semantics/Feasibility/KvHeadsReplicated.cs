using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN4003: ranks beyond the KV heads hold copies. Said once: `sharding = replicate` means it is known.
/// </summary>
internal static class KvHeadsReplicated
{
    public static void Check(PoolFacts pool, FeasibilityReport report)
    {
        var (tp, heads) = (pool.Options.Tp, pool.Model.KvHeads);
        if (tp <= heads || pool.Model.IsMla || pool.Options.Sharding == Sharding.Replicate
            || pool.Model.Heads % tp != 0)
        {
            return;
        }

        report.Add(
            Descriptors.KvHeadsReplicated,
            pool.At("tp", "sharding", "model"),
            $"pool `{pool.Options.Name}` spreads {heads} KV heads over {tp} ranks, so that each is held "
                + $"{tp / (double)heads:0.##} times",
            $"{heads} KV heads, tp = {tp}",
            $"tp = {heads} holds each once; write `sharding = replicate` where copies are meant");
    }
}
