using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Scaling;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN4032: a replica that a planner starts when a surge begins is ready after the surge is over. A surge is the
/// longest stretch of a profile above the middle between its lowest and highest rate; a steady load is one as long as
/// it lasts.
/// </summary>
internal static class ColdStartRule
{
    public static void Check(ScenarioFacts scenario, FeasibilityReport report)
    {
        if (scenario.Options.Deployment.Planner is not { } planner
            || Surge(scenario.Options.Workload) is not { } surge)
        {
            return;
        }

        var slow = scenario.Deployment.Pools
            .Where(pool => planner.Bounds.ContainsKey(pool.Options.Name))
            .Select(pool => (Pool: pool, Seconds: ColdStart(pool.Options, planner)))
            .Where(entry => entry.Seconds > surge)
            .OrderByDescending(entry => entry.Seconds)
            .ToArray();
        if (slow is not [var (pool, seconds), ..])
        {
            return;
        }

        var block = scenario.Deployment.Entity.Block("planner")?.Block("cold_start");
        report.Add(
            Descriptors.ColdStartTooLong,
            scenario.Entity.Location,
            $"a replica of pool `{pool.Options.Name}` takes {Time(seconds)} to start, but the surge of "
                + $"`{scenario.Options.Workload.Name}` lasts {Time(surge)}",
            "it arrives when the surge is over",
            "keep replicas in reserve (a higher lower bound), or shorten `cold_start`",
            [.. slow.Select(entry => $"pool `{entry.Pool.Options.Name}`: {Time(entry.Seconds)}")],
            block is not null && planner.ColdStart.ContainsKey(pool.Options.Name)
                ? FeasibilityReport.At(block.LocationOf(pool.Options.Name), "the start-up time")
                : null);
    }

    private static double ColdStart(PoolOptions pool, PlannerOptions planner) =>
        planner.ColdStart.TryGetValue(pool.Name, out var time) ? time.Seconds : pool.Engine.ColdStart.Seconds;

    /// <summary>Seconds of the longest surge; null if the load is not known or never ends.</summary>
    private static double? Surge(WorkloadOptions workload)
    {
        var end = workload.Duration?.Seconds;
        if (workload.Arrivals is not ProfileArrivals { Steps: { Length: > 1 } steps } profile)
        {
            return workload.Source is null ? end : null;
        }

        var low = steps.Min(step => step.Rate);
        var high = steps.Max(step => step.Rate);
        if (high <= low)
        {
            return end;
        }

        var last = profile.Repeat?.Seconds ?? end ?? double.PositiveInfinity;
        var longest = 0.0;
        var since = default(double?);
        for (var i = 0; i <= steps.Length; i++)
        {
            var isSurge = i < steps.Length && steps[i].Rate > (low + high) / 2;
            var at = i < steps.Length ? steps[i].From.Seconds : last;
            if (isSurge)
            {
                since ??= at;
            }
            else if (since is { } start)
            {
                longest = Math.Max(longest, Math.Min(at, last) - start);
                since = null;
            }
        }

        return double.IsFinite(longest) && longest > 0 ? longest : null;
    }

    private static string Time(double seconds) => QuantityFormat.Readable(new Quantity(seconds, Dimension.Time));
}
