using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>Findings that need the requests themselves, for whoever loads them.</summary>
public static class RunFindings
{
    /// <summary>DYN4014: the prompts of a loaded workload that no replica can take; null if there are none.</summary>
    public static Diagnostic? PromptsOverCache(ScenarioPlan plan, RequestTable requests)
    {
        var limit = plan.Options.Deployment.Pools.Zip(plan.Budgets).Max(entry => Math.Min(
            (entry.First.Engine.MaxContext ?? (entry.First.Model ?? plan.Options.Deployment.Model).Context) - 1,
            entry.Second.Tokens));
        var over = requests.InputTokens.Count(tokens => tokens > limit);
        if (over == 0 || plan.Trace is not { Location: var place })
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
