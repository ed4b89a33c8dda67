using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN4050 and DYN4051: a transfer stands between pools that can exchange blocks, over a link that exists.
/// </summary>
internal static class TransferRules
{
    public static void Check(DeploymentFacts deployment, FeasibilityReport report, OptionsMaterializer options)
    {
        if (deployment.Entity.Block("transfer") is not { } block
            || options.Make<TransferOptions>(block) is not { } transfer)
        {
            return;
        }

        if (transfer.Link is null && Linkless(deployment, transfer) is { } node)
        {
            report.Add(
                Descriptors.NoLink,
                block.Location,
                $"the transfer names no link, and node `{node.Name}` has no `scale_out`",
                "no link to take",
                "write `link = cluster.node.NAME`, or declare `link scale_out { … }` in the node");
        }

        if (deployment.Find(transfer.From) is { } from && deployment.Find(transfer.To) is { } to)
        {
            CheckPair(from, to, Place(deployment, from, to, block), report);
        }
    }

    /// <summary>A node of the two pools that has no network.</summary>
    private static NodeOptions? Linkless(DeploymentFacts deployment, TransferOptions transfer) =>
        deployment.Pools.Where(pool => pool.Options.Name == transfer.From || pool.Options.Name == transfer.To)
            .Select(pool => pool.Node)
            .FirstOrDefault(node => node.FindLink("scale_out") is null);

    /// <summary>The transfer, or what an heir changed in one of its pools.</summary>
    private static SourceLocation Place(
        DeploymentFacts deployment, PoolFacts from, PoolFacts to, EntityValue transfer) => Places.Latest(
            deployment.Entity,
            [
                new Cause("transfer", ["from", "to"]),
                new Cause(from.Options.Name, ["model", "role"]),
                new Cause(to.Options.Name, ["model", "role"]),
            ],
            transfer.Location);

    private static void CheckPair(PoolFacts from, PoolFacts to, SourceLocation place, FeasibilityReport report)
    {
        if (from.Model != to.Model)
        {
            report.Add(
                Descriptors.TransferMismatch,
                place,
                $"pool `{from.Options.Name}` serves `{from.Model.Name}` and pool `{to.Options.Name}` serves "
                    + $"`{to.Model.Name}`: their KV blocks do not fit each other",
                "two models",
                "serve one model in both pools");
        }
        else if (from.Options.Role != Role.Prefill || to.Options.Role != Role.Decode)
        {
            report.Add(
                Descriptors.TransferMismatch,
                place,
                $"a transfer goes from a prefill to a decode pool, but `{from.Options.Name}` is "
                    + $"{Word(from)} and `{to.Options.Name}` is {Word(to)}",
                $"{Word(from)} to {Word(to)}",
                "check `from`, `to` and the roles of the pools");
        }
        else
        {
            BlockSizes.CheckPair(from, to, report);
        }
    }

    private static string Word(PoolFacts pool) => Catalog.SchemaNames.ToSnake(pool.Options.Role.ToString());
}
