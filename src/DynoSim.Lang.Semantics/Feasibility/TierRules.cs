using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
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
        var tiers = Tiers(cache, options);
        for (var i = 0; i < tiers.Length; i++)
        {
            CheckCapacity(tiers[i].Entity, tiers[i].Tier, report);
            if (i > 0 && tiers[i].Tier.Medium < tiers[i - 1].Tier.Medium)
            {
                report.Add(
                    Descriptors.TierOrder,
                    OrderPlace(cache, tiers[i].Entity, tiers[i - 1].Entity),
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

    /// <summary>The tiers of a pool against the node it stands on; only where the node says what it has.</summary>
    public static void Check(PoolFacts pool, FeasibilityReport report, OptionsMaterializer options)
    {
        if (pool.CacheEntity is not { } cache)
        {
            return;
        }

        foreach (var (entity, tier) in Tiers(cache, options))
        {
            var (has, property) = tier.Medium switch
            {
                Medium.Host => (pool.Node.HostMemory, "host_memory"),
                Medium.Nvme => (pool.Node.Nvme, "nvme"),
                _ => (0, string.Empty),
            };
            var nodes = tier.Shared == TierScope.Cluster ? pool.Place.Nodes : 1;
            if (has <= 0 || tier.Capacity is not { } capacity || capacity <= has * nodes)
            {
                continue;
            }

            var most = Size(has * nodes);
            report.Add(
                Descriptors.TierCapacity,
                entity.LocationOf("capacity"),
                $"tier `{tier.Name}` holds {Size(capacity)}, but "
                    + (nodes == 1 ? "" : $"the {nodes} nodes of ") + $"node `{pool.Node.Name}` has {most}",
                $"{Size(capacity)} of {most}",
                $"write `capacity = {most}`, or give the node more `{property}`");
        }
    }

    private static ImmutableArray<(EntityValue Entity, TierOptions Tier)> Tiers(
        EntityValue cache, OptionsMaterializer options)
    {
        var tiers = ImmutableArray.CreateBuilder<(EntityValue, TierOptions)>();
        foreach (var entity in cache.Blocks("tier"))
        {
            if (options.Make<TierOptions>(entity) is { } tier)
            {
                tiers.Add((entity, tier));
            }
        }

        return tiers.ToImmutable();
    }

    private static SourceLocation OrderPlace(EntityValue cache, EntityValue tier, EntityValue before) =>
        Places.Latest(
            cache, [new Cause(tier.Name, ["medium"]), new Cause(before.Name, ["medium"])], tier.Location);

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
        else if (tier.Capacity is <= 0)
        {
            report.Add(
                Descriptors.TierCapacity,
                entity.LocationOf("capacity"),
                $"tier `{tier.Name}` holds nothing: its capacity is {entity.Get("capacity").Display}",
                "not above 0B",
                "state its size, as in `capacity = 512GiB`, or leave the tier out");
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
            from == to
                ? $"an offload goes to a slower tier, but this one goes from `{from.Name}` to itself"
                : $"an offload goes to a slower tier, but `{to.Name}` is {Word(to)} and `{from.Name}` is {Word(from)}",
            $"{Word(from)} to {Word(to)}",
            from.Medium == to.Medium
                ? "name a slower tier, or leave the offload out"
                : $"write `from = {to.Name}; to = {from.Name}`; loads upwards are `onboard`");
    }

    private static string Size(double bytes) =>
        QuantityFormat.Readable(new Quantity(bytes, Dimension.Bytes));

    private static string Word(TierOptions tier) => Catalog.SchemaNames.ToSnake(tier.Medium.ToString());
}
