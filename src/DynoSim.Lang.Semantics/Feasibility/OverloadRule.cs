using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN4040: a generated open loop offers more than the pools could serve with every batch full.</summary>
internal static class OverloadRule
{
    public static void Check(ScenarioFacts scenario, FeasibilityReport report)
    {
        var workload = scenario.Options.Workload;
        if (workload is not { Source: null, Session: null, Concurrency: null, Arrivals: { } arrivals }
            || workload is not { Input: { IsKnown: true } input, Output: { IsKnown: true } output }
            || arrivals.Problem != ArrivalProblem.None
            || !scenario.Deployment.IsComplete
            || scenario.Deployment.Pools.Any(pool => pool.Options.Role != Role.Aggregated))
        {
            return;
        }

        var possible = 0.0;
        var notes = new List<string>();
        foreach (var pool in scenario.Deployment.Pools)
        {
            if (scenario.TimingOf(pool) is not { } timing)
            {
                return;
            }

            var capacity = PoolCapacity.Of(
                timing,
                pool.Options.Engine,
                pool.Budget.Tokens,
                pool.Options.Replicas,
                scenario.MeanOf(input) * (1 - (workload.Prefix?.Shared ?? 0)),
                scenario.MeanOf(output));
            possible += capacity.RequestsPerSecond;
            notes.Add($"pool `{pool.Options.Name}`: at most {Amounts.Rate(capacity.RequestsPerSecond)}, "
                + $"{capacity.Batch} requests at once in passes of {capacity.PassSeconds * 1e3:0.0}ms");
        }

        if (arrivals.MeanRate <= possible)
        {
            return;
        }

        report.Add(
            Descriptors.Overload,
            scenario.Entity.Location,
            $"the queue of `{scenario.Entity.Name}` grows without bound: {Amounts.Rate(arrivals.MeanRate)} offered, "
                + $"at most {Amounts.Rate(possible)} possible",
            $"{arrivals.MeanRate / possible:0.#} times what is possible",
            "add replicas, or lower the rate",
            [.. notes]);
    }
}
