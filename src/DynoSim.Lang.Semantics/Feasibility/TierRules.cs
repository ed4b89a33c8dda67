using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.KvCache;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN4020 and DYN4021: tiers from fast to slow, each of some size, offloads downwards.</summary>
internal static class TierRules
{
    public static void Check(EntityValue cache, FeasibilityReport report, OptionsMaterializer options)
    {
        var tiers = cache.Blocks("tier")
            .Select(entity => (Entity: entity, Tier: options.Make<TierOptions>(entity)))
            .Where(entry => entry.Tier is not null)
            .Select(entry => (entry.Entity, Tier: entry.Tier ?? throw new InvalidOperationException("filtered above")))
            .ToArray();
        for (var i = 0; i < tiers.Length; i++)
        {
            CheckCapacity(tiers[i].Entity, tiers[i].Tier, report);
            if (i > 0 && tiers[i].Tier.Medium < tiers[i - 1].Tier.Medium)
            {
                report.Add(
                    Descriptors.TierOrder,
                    tiers[i].Entity.Location,
                    $"tier `{tiers[i].Tier.Name}` is {Word(tiers[i].Tier)} and stands below "
                        + $"`{tiers[i - 1].Tier.Name}`, which is {Word(tiers[i - 1].Tier)}",
                    "out of order",
                    "declare the tiers in the order device, host, nvme, object",
                    related: FeasibilityReport.At(tiers[i - 1].Entity.Location, "the slower tier before it"));
            }
        }

        foreach (var offload in cache.Blocks("offload"))
        {
            if (options.Make<OffloadOptions>(offload) is { } copy)
            {
                CheckOffload(offload, copy, [.. tiers.Select(entry => entry.Tier)], report);
            }
        }
    }

    private static void CheckCapacity(EntityValue entity, TierOptions tier, FeasibilityReport report)
    {
        if (tier.Capacity is null && tier.Medium != Medium.Device)
        {
            report.Add(
                Descriptors.TierCapacity,
                entity.LocationOf("capacity"),
                $"`capacity = auto` is what the device memory leaves; tier `{tier.Name}` is {Word(tier)}",
                "only for the device",
                "state its size, as in `capacity = 512GiB`");
        }
    }

    private static void CheckOffload(
        EntityValue entity, OffloadOptions copy, ReadOnlySpan<TierOptions> tiers, FeasibilityReport report)
    {
        TierOptions? from = null;
        TierOptions? to = null;
        foreach (var tier in tiers)
        {
            from = tier.Name == copy.From ? tier : from;
            to = tier.Name == copy.To ? tier : to;
        }

        if (from is null || to is null || from.Medium < to.Medium)
        {
            return;
        }

        report.Add(
            Descriptors.TierOrder,
            entity.Location,
            $"an offload goes to a slower tier, but `{to.Name}` is {Word(to)} and `{from.Name}` is {Word(from)}",
            $"{Word(from)} to {Word(to)}",
            $"write `from = {to.Name}; to = {from.Name}`; loads upwards are `onboard`");
    }

    private static string Word(TierOptions tier) => Catalog.SchemaNames.ToSnake(tier.Medium.ToString());
}
