using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>Findings that need the requests themselves, for whoever loads them.</summary>
public static class RunFindings
{
    /// <summary>DYN4014: the prompts of a loaded workload that no replica can take; null if there are none.</summary>
    /// <param name="scenario">The resolved scenario.</param>
    /// <param name="budgets">The memory of a worker of each of its pools.</param>
    /// <param name="trace">Where the requests come from; without one, nothing is said.</param>
    /// <param name="requests">The requests.</param>
    public static Diagnostic? PromptsOverCache(
        ScenarioOptions scenario, ImmutableArray<KvBudget> budgets, TracePlan? trace, RequestTable requests)
    {
        // Loops, because sequences of values are compiled at every start, and run slowly over as many requests as this.
        var limit = long.MinValue;
        for (var index = 0; index < budgets.Length; index++)
        {
            var pool = scenario.Deployment.Pools[index];
            var context = pool.Engine.MaxContext ?? (pool.Model ?? scenario.Deployment.Model).Context;
            limit = Math.Max(limit, Math.Min(context - 1, budgets[index].Tokens));
        }

        var over = 0;
        foreach (var tokens in requests.InputTokens)
        {
            over += tokens > limit ? 1 : 0;
        }

        if (over == 0 || trace is not { Location: var place })
        {
            return null;
        }

        return new Diagnostic(
            Descriptors.PromptOverCache,
            place.Source,
            place.Span,
            $"{Amounts.Number(over)} of {Amounts.Number(requests.Count)} prompts are longer than the "
                + "replicas can take, and will be rejected")
        {
            Label = $"up to {Amounts.Tokens(requests.InputTokens.Max())} over {Amounts.Tokens(limit)}",
            Help = "extend the model's `context`, or give the replicas more KV",
        };
    }
}
