using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN4041: a latency is asked for that a request of median length does not reach alone on an idle replica, so at least
/// half of the requests miss it under any load.
/// </summary>
internal static class LatencyFloor
{
    public static void Check(ScenarioFacts scenario, FeasibilityReport report)
    {
        var workload = scenario.Options.Workload;
        if (workload is not { Source: null, Session: null }
            || workload is not { Input: { IsKnown: true } input, Output: { IsKnown: true } output }
            || input.Problem != DistributionProblem.None || output.Problem != DistributionProblem.None
            || !workload.Classes.IsEmpty
            || !scenario.Deployment.IsComplete)
        {
            return;
        }

        var limits = LatencyLimits.Of(scenario.Entity);
        if (limits.Count == 0)
        {
            return;
        }

        var prompt = (long)Math.Max(1, Math.Floor(input.At(0.5) * (1 - (workload.Prefix?.Shared ?? 0))));
        var answer = (long)Math.Max(1, Math.Floor(output.At(0.5)));
        foreach (var (latency, seconds, place) in limits)
        {
            if (Floor(scenario, latency, prompt, answer) is { } floor && seconds < floor)
            {
                report.Add(
                    Descriptors.SloBelowFloor,
                    scenario.Entity.Location,
                    $"`{scenario.Entity.Name}` asks for `{latency}` below {Time(seconds)}, but alone on an idle "
                        + $"replica it is {Time(floor)}",
                    $"{floor / seconds:0.#} times what is asked",
                    "raise the limit, shorten the prompts, or serve with a larger `tp`",
                    [
                        $"a request of median length: {Amounts.Tokens(prompt)} to compute, "
                            + $"{Amounts.Tokens(answer)} out",
                        "half of the requests are at least as long, so more replicas do not help",
                    ],
                    new RelatedSpan(place.Source, place.Span, "the limit is set here"));
                return;
            }
        }
    }

    private static double? Floor(ScenarioFacts scenario, string latency, long prompt, long answer)
    {
        double? first = null;
        double? next = null;
        foreach (var pool in scenario.Deployment.Pools)
        {
            if (scenario.TimingOf(pool) is not { } timing)
            {
                return null;
            }

            if (pool.Options.Role != Role.Decode)
            {
                first = Least(first, PoolCapacity.ZeroLoadTtftSeconds(timing, pool.Options.Engine, prompt));
            }

            if (pool.Options.Role != Role.Prefill)
            {
                next = Least(next, PoolCapacity.ZeroLoadTpotSeconds(timing, prompt, answer));
            }
        }

        return latency switch
        {
            "ttft" => first,
            "tpot" or "itl" or "max_itl" or "ttst" => answer > 1 ? next : null,
            "e2e" => first + ((answer - 1) * next),
            _ => null,
        };
    }

    private static double Least(double? known, double value) => known is { } other ? Math.Min(other, value) : value;

    private static string Time(double seconds) => QuantityFormat.Readable(new Quantity(seconds, Dimension.Time));
}
