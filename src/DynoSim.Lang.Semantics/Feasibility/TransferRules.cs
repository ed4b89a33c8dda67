using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Engines;
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

        if (transfer.Link is null && deployment.Cluster is { } cluster && cluster.Node.FindLink("scale_out") is null)
        {
            report.Add(
                Descriptors.NoLink,
                block.Location,
                $"the transfer names no link, and node `{cluster.Node.Name}` has no `scale_out`",
                "no link to take",
                "write `link = cluster.node.NAME`, or declare `link scale_out { … }` in the node");
        }

        if (deployment.Find(transfer.From) is { } from && deployment.Find(transfer.To) is { } to)
        {
            CheckPair(from, to, block, report);
        }
    }

    private static void CheckPair(PoolFacts from, PoolFacts to, EntityValue transfer, FeasibilityReport report)
    {
        if (from.Model != to.Model)
        {
            report.Add(
                Descriptors.TransferMismatch,
                transfer.Location,
                $"pool `{from.Options.Name}` serves `{from.Model.Name}` and pool `{to.Options.Name}` serves "
                    + $"`{to.Model.Name}`: their KV blocks do not fit each other",
                "two models",
                "serve one model in both pools");
        }
        else if (from.Options.Role != Role.Prefill || to.Options.Role != Role.Decode)
        {
            report.Add(
                Descriptors.TransferMismatch,
                transfer.Location,
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
