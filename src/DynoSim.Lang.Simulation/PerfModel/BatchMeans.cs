namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>What serial composition hands to a latency model: a batch described by means, in whole tokens.</summary>
internal static class BatchMeans
{
    /// <summary>Mean length reached by the prompts of the pass.</summary>
    public static long End(in PassTotals totals) =>
        totals.PromptRequests == 0 ? 0 : totals.PromptEndTokens / totals.PromptRequests;

    /// <summary>Mean length computed before the pass.</summary>
    public static long Prefix(in PassTotals totals) =>
        totals.PromptRequests == 0 ? 0 : totals.PromptPrefixTokens / totals.PromptRequests;

    /// <summary>New tokens of the pass: requests times the difference of the two means.</summary>
    public static long NewTokens(in PassTotals totals) => totals.PromptRequests * (End(totals) - Prefix(totals));
}

/// <summary>Fusing for the sources that know prefill and decode passes only.</summary>
internal static class MixedPass
{
    /// <summary>
    /// Prefill and decode in one pass: the decode adds what its context costs beyond the cheapest decode pass, because
    /// the fixed cost (reading the weights) is paid once. Never less than either alone.
    /// </summary>
    /// <param name="prefill">Duration of the prefill alone; 0 for none.</param>
    /// <param name="decode">Duration of the decode alone; 0 for none.</param>
    /// <param name="decodeFloor">Duration of the same decode without context.</param>
    public static long Fuse(long prefill, long decode, long decodeFloor) =>
        prefill == 0 ? decode : Math.Max(decode, prefill + Math.Max(0, decode - decodeFloor));
}
