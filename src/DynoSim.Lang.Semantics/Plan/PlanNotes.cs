using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Feasibility;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>What the report of a run says about where its numbers come from.</summary>
internal static class PlanNotes
{
    public static ImmutableArray<PlanNote> Of(
        EntityValue scenario, DeploymentFacts deployment, ImmutableArray<TimingBuild> timings)
    {
        var notes = ImmutableArray.CreateBuilder<PlanNote>();
        for (var i = 0; i < deployment.Pools.Length; i++)
        {
            var pool = deployment.Pools[i];
            notes.Add(Capacity(pool));
            foreach (var note in timings[i].Notes)
            {
                notes.Add(new PlanNote($"pool {pool.Options.Name}", note, [], IsAssumption: true));
            }
        }

        if (!scenario.IsSet("seed"))
        {
            notes.Add(new PlanNote(scenario.Name, "seed 1, as none is stated", [], IsAssumption: true));
        }

        return notes.ToImmutable();
    }

    private static PlanNote Capacity(PoolFacts pool)
    {
        var budget = pool.Budget;
        var tokens = QuantityFormat.Number(budget.Tokens);
        var title = $"{tokens}tok of KV a replica: {QuantityFormat.Number(budget.Blocks)} blocks of "
            + $"{budget.BlockTokens}tok, {(budget.IsStated ? "as stated" : "from the memory")}";
        var lines = budget.StatedNote is { } stated ? [stated] : MemoryRules.Terms(budget);
        return new PlanNote($"pool {pool.Options.Name}", title, lines, IsAssumption: false);
    }
}
