using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Reference;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Both engines on the same scenario, compared integer by integer.</summary>
public static class EngineComparison
{
    /// <summary>
    /// Runs a scenario on both engines; null if everything is equal, else the first difference in words.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="macroSteps">Whether the accelerated engine may make many passes at a time.</param>
    public static string? Difference(RandomScenario scenario, bool macroSteps = true)
    {
        try
        {
            return scenario.Timings[0].Use(new Comparing(scenario, macroSteps));
        }
        catch (ConservationException violation)
        {
            return violation.Message;
        }
    }

    /// <summary>The first difference between two results, null if there is none.</summary>
    public static string? Difference(SimulationResult reference, SimulationResult accelerated)
    {
        var columns = new (string Name, Func<SimulationResult, int, long> Of)[]
        {
            ("arrival", (result, row) => result.ArrivalPicoseconds[row]),
            ("worker", (result, row) => result.Worker[row]),
            ("status", (result, row) => (long)result.Status[row]),
            ("rejection", (result, row) => (long)result.Rejection[row]),
            ("admit", (result, row) => result.AdmitPicoseconds[row]),
            ("first token", (result, row) => result.FirstTokenPicoseconds[row]),
            ("second token", (result, row) => result.SecondTokenPicoseconds[row]),
            ("last token", (result, row) => result.LastTokenPicoseconds[row]),
            ("produced", (result, row) => result.ProducedTokens[row]),
            ("cached", (result, row) => result.CachedTokens[row]),
            ("preemptions", (result, row) => result.Preemptions[row]),
        };
        for (var row = 0; row < reference.Status.Length; row++)
        {
            foreach (var (name, of) in columns)
            {
                if (of(reference, row) != of(accelerated, row))
                {
                    return $"request {row}: {name} is {of(reference, row)} in the reference, "
                        + $"{of(accelerated, row)} accelerated";
                }
            }
        }

        for (var worker = 0; worker < reference.Workers.Length; worker++)
        {
            if (reference.Workers[worker] != accelerated.Workers[worker])
            {
                return $"worker {worker}: {reference.Workers[worker]} in the reference, "
                    + $"{accelerated.Workers[worker]} accelerated";
            }
        }

        return reference.EndPicoseconds != accelerated.EndPicoseconds
            ? $"the end is {reference.EndPicoseconds} in the reference, {accelerated.EndPicoseconds} accelerated"
            : DifferenceOfGaps(reference, accelerated);
    }

    private static string? DifferenceOfGaps(SimulationResult reference, SimulationResult accelerated)
    {
        var (one, other) = (reference.Gaps.Summarise(), accelerated.Gaps.Summarise());
        return one != other ? $"the gaps are {one} in the reference, {other} accelerated" : null;
    }

    private sealed class Comparing(RandomScenario scenario, bool macroSteps) : ITimingUse<string?>
    {
        public string? With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming
        {
            var timings = ImmutableArray.CreateRange(
                scenario.Timings, one => one.Use(new Opening<TTiming>()));
            var reference = ReferenceSimulator.Run(scenario.Setup, timings, scenario.Router);
            var accelerated = AcceleratedSimulator.Run(scenario.Setup, timings, scenario.Router, macroSteps);
            return Difference(reference, accelerated);
        }
    }

    /// <summary>Takes a timing out of its wrapper; the caller knows its type.</summary>
    private sealed class Opening<TExpected> : ITimingUse<TExpected>
        where TExpected : struct, ISegmentedTiming
    {
        public TExpected With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming => (TExpected)(object)timing;
    }
}
