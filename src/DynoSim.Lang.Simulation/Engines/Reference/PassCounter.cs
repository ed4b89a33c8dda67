using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Engines.Reference;

/// <summary>Adds up what a latency model may know of a pass.</summary>
internal static class PassCounter
{
    /// <summary>Counts a step before its output is taken in, both ways: fused and serial.</summary>
    public static PassTotals Count<TTiming>(List<ScheduledSequence> scheduled, in TTiming timing)
        where TTiming : struct, IPassTiming
    {
        var totals = default(PassTotals);
        foreach (var (sequence, tokens, computedBefore, _) in scheduled)
        {
            var known = sequence.Known;
            if (sequence.Produced > 0 && computedBefore == known - 1)
            {
                totals.DecodeRequests++;
                totals.DecodeContextTokens += known;
            }
            else
            {
                totals.PrefillRequests++;
                totals.PrefillTokens += tokens;
                totals.PrefillPastTokens += computedBefore;
                totals.PrefillTermPicoseconds += timing.PrefillTermPicoseconds(tokens, computedBefore);
            }

            var input = sequence.InputTokens;
            if (computedBefore < input)
            {
                totals.PromptRequests++;
                totals.PromptEndTokens += Math.Min(computedBefore + tokens, input);
                totals.PromptPrefixTokens += computedBefore;
            }

            if (sequence.Produced > 0 && computedBefore + tokens == known)
            {
                totals.EmittingRequests++;
                totals.EmittingContextTokens += known;
            }
        }

        return totals;
    }
}
