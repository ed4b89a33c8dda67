using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN4013 and DYN4014: the prompts of a generated workload against a pass, the context and the cache. Of a
/// distribution without end the rarest prompts are left out of account.
/// </summary>
internal static class PromptRules
{
    private const double RarePrompt = 1e-4;
    private const double NoticedShare = 1e-3;

    public static void Check(ScenarioFacts scenario, FeasibilityReport report)
    {
        if (scenario.Entity.Block("workload") is not { } workload)
        {
            return;
        }

        var classes = scenario.Options.Workload.Classes;
        if (classes.IsEmpty)
        {
            Check(scenario, scenario.Options.Workload.Input, null, workload, report);
            return;
        }

        foreach (var (options, entity) in classes.Zip(workload.Blocks("class")))
        {
            Check(
                scenario,
                options.Input ?? scenario.Options.Workload.Input,
                options.Model?.Name,
                options.Input is null ? workload : entity,
                report);
        }
    }

    private static void Check(
        ScenarioFacts scenario, Distribution? prompts, string? model, EntityValue owner, FeasibilityReport report)
    {
        if (prompts is not { Problem: DistributionProblem.None, IsKnown: true } input)
        {
            return;
        }

        foreach (var pool in scenario.Deployment.Pools)
        {
            if (pool.Options.Role != Role.Decode && (model is null || model == pool.Model.Name))
            {
                CheckBudget(pool, input, owner, report);
                CheckCache(pool, input, owner, report);
            }
        }
    }

    private static void CheckBudget(PoolFacts pool, Distribution input, EntityValue owner, FeasibilityReport report)
    {
        var engine = pool.Options.Engine;
        var longest = Math.Min(input.Support.High, input.At(1 - RarePrompt));
        if (engine.ChunkedPrefill || longest <= engine.MaxBatchedTokens)
        {
            return;
        }

        report.Add(
            Descriptors.PromptExceedsBudget,
            owner.LocationOf("input"),
            $"prompts of up to {Amounts.Tokens(longest)} meet engine `{engine.Name}`, which computes "
                + $"{Amounts.Tokens(engine.MaxBatchedTokens)} a pass and does not chunk prefills",
            $"{Amounts.Tokens(longest)} over {Amounts.Tokens(engine.MaxBatchedTokens)}",
            "write `chunked_prefill = true`, or raise `max_batched_tokens`",
            related: pool.Entity.Block("engine") is { } block
                ? FeasibilityReport.At(block.LocationOf("chunked_prefill"), "chunking is off")
                : null);
    }

    private static void CheckCache(PoolFacts pool, Distribution input, EntityValue owner, FeasibilityReport report)
    {
        var limit = Math.Min(pool.LongestContext - 1, pool.Budget.Tokens);
        var share = ShareAbove(input, limit);
        if (pool.Budget.Blocks < 1 || share < NoticedShare)
        {
            return;
        }

        var isContext = pool.LongestContext - 1 <= pool.Budget.Tokens;
        report.Add(
            Descriptors.PromptOverCache,
            owner.LocationOf("input"),
            $"about {Quantities.QuantityFormat.Percent(share)} of the prompts are longer than what pool "
                + $"`{pool.Options.Name}` can take, and will be rejected",
            double.IsFinite(input.Support.High)
                ? $"up to {Amounts.Tokens(input.Support.High)} over {Amounts.Tokens(limit)}"
                : $"over {Amounts.Tokens(limit)}",
            isContext ? "extend the context, or clamp the input" : "give the replica more KV, or clamp the input",
            [
                isContext
                    ? $"the context is {Amounts.Tokens(pool.LongestContext)}"
                    : $"the whole KV cache is {Amounts.Tokens(limit)}",
            ]);
    }

    /// <summary>The probability of a draw above a limit.</summary>
    private static double ShareAbove(Distribution input, double limit)
    {
        if (input.Support.High <= limit)
        {
            return 0;
        }

        double low = 0;
        double high = 1;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = input.At(middle) <= limit ? (middle, high) : (low, middle);
        }

        return 1 - low;
    }
}
