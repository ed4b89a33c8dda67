namespace DynoSim.Lang.Simulation.Engines.Reference;

/// <summary>Whether a request can be served at all; see <see cref="RejectionReason"/>.</summary>
internal static class Judgement
{
    /// <summary>Tokens a request will produce: what it asks for, cut where the sequence reaches the context.</summary>
    public static int OutputTokens(int input, int output, SchedulerSettings settings) =>
        Math.Min(output, settings.MaxContext - input);

    /// <summary>Judges a request as if it had the worker for itself.</summary>
    public static RejectionReason Of(int input, int output, SchedulerSettings settings)
    {
        if (input >= settings.MaxContext)
        {
            return RejectionReason.PromptExceedsContext;
        }

        if (settings.BlocksOf(input) > settings.Blocks)
        {
            return RejectionReason.PromptExceedsCache;
        }

        // The last token is sampled, never computed.
        var computed = input + Math.Max(0, OutputTokens(input, output, settings) - 1);
        if (settings.BlocksOf(computed) > settings.Blocks)
        {
            return RejectionReason.OutputExceedsCache;
        }

        var threshold = settings.LongPrefillThreshold > 0 ? settings.LongPrefillThreshold : int.MaxValue;
        return !settings.ChunkedPrefill && Math.Min(input, threshold) > settings.MaxBatchedTokens
            ? RejectionReason.PromptExceedsBudget
            : RejectionReason.None;
    }
}
