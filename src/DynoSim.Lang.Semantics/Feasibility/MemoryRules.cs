using System.Collections.Immutable;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN4002 and DYN4010: the weights fit, and what they leave holds one request of the longest context. A stated
/// <c>kv_blocks</c> overrides the memory and is compared with the context only.
/// </summary>
internal static class MemoryRules
{
    public static void Check(PoolFacts pool, FeasibilityReport report)
    {
        var budget = pool.Budget;
        if (!budget.IsStated && !budget.Fits)
        {
            report.Add(
                Descriptors.WeightsDoNotFit,
                pool.At("tp", "pp", "dp", "ep", "moe_tp", "engine", "model", "on"),
                $"a replica of pool `{pool.Options.Name}` cannot hold `{pool.Model.Name}`: nothing is left for KV",
                $"{Amounts.Gigabytes(-budget.BudgetBytes)} too much on each `{pool.Node.Accelerator.Name}`",
                Larger(pool) is { Length: > 0 } larger
                    ? larger.TrimEnd(';', ' ')
                    : "use a larger tp, a smaller precision or another GPU",
                Terms(budget));
        }
        else if (budget.Tokens < pool.LongestContext)
        {
            report.Add(
                Descriptors.KvCapacityTooSmall,
                pool.At("tp", "pp", "dp", "ep", "moe_tp", "engine", "model", "on"),
                $"pool `{pool.Options.Name}` cannot hold one request at full context",
                $"{Amounts.Tokens(budget.Tokens)} of KV, but the context is {Amounts.Tokens(pool.LongestContext)}",
                $"{Larger(pool)}set `max_context = {Amounts.Tokens(budget.Tokens)}` in engine "
                    + $"`{pool.Options.Engine.Name}`",
                budget.IsStated ? [Stated(budget)] : Terms(budget),
                Context(pool));
        }
    }

    /// <summary>The terms of the memory model, one a line.</summary>
    public static ImmutableArray<string> Terms(KvBudget budget) =>
    [
        .. budget.Lines.Select(line => $"{line.Label} {Amounts.Gigabytes(line.Bytes)} ({line.Detail})"),
        $"KV {Amounts.Gigabytes(budget.BudgetBytes)} at {Amounts.Number(budget.BytesPerToken)}B/tok = "
            + $"{Amounts.Number(budget.DerivedBlocks)} blocks of {budget.BlockTokens}tok",
    ];

    private static string Stated(KvBudget budget) =>
        $"kv_blocks = {Amounts.Number(budget.Blocks)} of {budget.BlockTokens}tok = "
            + $"{Amounts.Tokens(budget.Tokens)}, as stated";

    /// <summary>Where the longest sequence comes from: the engine's limit, else the model.</summary>
    private static RelatedSpan? Context(PoolFacts pool)
    {
        if (pool.Options.Engine.MaxContext is { } limit && pool.Entity.Block("engine") is { } engine)
        {
            return FeasibilityReport.At(
                engine.LocationOf("max_context"), $"`max_context` is {Amounts.Tokens(limit)}");
        }

        return pool.ModelEntity is { } model
            ? FeasibilityReport.At(model.LocationOf("context"), $"`context` is {Amounts.Tokens(pool.Model.Context)}")
            : null;
    }

    /// <summary>
    /// The smallest tensor-parallel degree that would do, with fewer replicas if the cluster has no room for as many;
    /// empty if there is none.
    /// </summary>
    private static string Larger(PoolFacts pool)
    {
        if (pool.Options.Engine.KvBlocks is not null)
        {
            return string.Empty;
        }

        var degrees = Enumerable.Range(1, (int)pool.Node.Gpus).Select(degree => (long)degree)
            .Where(degree => degree > pool.Options.Tp && pool.HoldsWith(degree) && pool.ReplicasWith(degree) > 0);
        foreach (var tp in degrees)
        {
            var most = pool.ReplicasWith(tp);
            var replicas = most < pool.Options.Replicas ? $" with replicas = {most}" : string.Empty;
            return $"tp = {tp}{replicas} leaves {Amounts.Tokens(pool.BudgetWith(tp).Tokens)} a replica; ";
        }

        return string.Empty;
    }
}
