using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// What a pool can do at best, from its timing alone: bounds for checks before a run, not predictions.
/// </summary>
/// <param name="RequestsPerSecond">Requests a second that all replicas together can serve.</param>
/// <param name="Batch">Requests running at once at that rate, per replica.</param>
/// <param name="PassSeconds">Duration of a decode pass of that batch.</param>
/// <param name="PrefillSeconds">What a request's prefill adds to the passes it rides in.</param>
public sealed record PoolCapacity(double RequestsPerSecond, long Batch, double PassSeconds, double PrefillSeconds)
{
    /// <summary>
    /// The most requests a second: the largest batch the cache and the engine allow, its prompts riding in its passes.
    /// A real scheduler stays below it.
    /// </summary>
    /// <param name="timing">Timing of a replica.</param>
    /// <param name="engine">Limits of a pass.</param>
    /// <param name="kvTokens">KV capacity of a replica in tokens.</param>
    /// <param name="replicas">Replicas of the pool.</param>
    /// <param name="inputTokens">Mean prompt tokens to compute, cache hits taken off.</param>
    /// <param name="outputTokens">Mean output tokens.</param>
    public static PoolCapacity Of(
        PassTiming timing,
        EngineOptions engine,
        long kvTokens,
        long replicas,
        double inputTokens,
        double outputTokens)
    {
        var context = Math.Max(1, inputTokens + (outputTokens / 2));
        var batch = (int)Math.Clamp((long)(kvTokens / context), 1, Math.Min(engine.MaxSequences, int.MaxValue));
        var decode = Seconds(timing, Decoders(batch, context));
        var prefill = PrefillSecondsOf(timing, engine, batch, context, inputTokens);
        var passes = Math.Max(0, outputTokens - 1);
        var perRequest = prefill + (passes * decode / batch);
        var rate = perRequest > 0 ? replicas / perRequest : double.PositiveInfinity;
        return new PoolCapacity(rate, batch, decode, prefill);
    }

    /// <summary>Time to first token of a request that meets an idle replica, in seconds.</summary>
    /// <param name="timing">Timing of a replica.</param>
    /// <param name="engine">Limits of a pass.</param>
    /// <param name="inputTokens">Prompt tokens.</param>
    public static double ZeroLoadTtftSeconds(PassTiming timing, EngineOptions engine, long inputTokens)
    {
        var seconds = 0.0;
        var chunk = engine.ChunkedPrefill ? Math.Max(1, engine.MaxBatchedTokens) : Math.Max(1, inputTokens);
        for (var past = 0L; past < inputTokens; past += chunk)
        {
            seconds += Seconds(timing, Prompts(timing, 1, Math.Min(chunk, inputTokens - past), past));
        }

        return seconds;
    }

    /// <summary>
    /// Time per output token of a request alone on a replica, in seconds, at the middle of its output.
    /// </summary>
    /// <param name="timing">Timing of a replica.</param>
    /// <param name="inputTokens">Prompt tokens.</param>
    /// <param name="outputTokens">Output tokens.</param>
    public static double ZeroLoadTpotSeconds(PassTiming timing, long inputTokens, long outputTokens) =>
        Seconds(timing, Decoders(1, inputTokens + (outputTokens / 2.0)));

    private static double PrefillSecondsOf(
        PassTiming timing,
        EngineOptions engine,
        int batch,
        double context,
        double inputTokens)
    {
        var tokens = (long)Math.Max(0, Math.Round(inputTokens));
        if (tokens == 0)
        {
            return 0;
        }

        var room = Math.Max(1, engine.MaxBatchedTokens);
        var prompts = (int)Math.Clamp(room / tokens, 1, batch);
        var alone = Prompts(timing, prompts, Math.Min(tokens, room), 0);
        var decoders = Decoders(batch, context);
        var together = alone with
        {
            DecodeRequests = decoders.DecodeRequests,
            DecodeContextTokens = decoders.DecodeContextTokens,
            EmittingRequests = decoders.EmittingRequests,
            EmittingContextTokens = decoders.EmittingContextTokens,
        };
        var added = Math.Min(Seconds(timing, alone), Seconds(timing, together) - Seconds(timing, decoders));
        return Math.Max(0, added) / prompts * Math.Max(1, (double)tokens / room);
    }

    private static PassTotals Decoders(int batch, double context)
    {
        var total = (long)Math.Round(batch * context);
        return new PassTotals
        {
            DecodeRequests = batch,
            DecodeContextTokens = total,
            EmittingRequests = batch,
            EmittingContextTokens = total,
        };
    }

    private static PassTotals Prompts(PassTiming timing, int prompts, long newTokens, long past) => new()
    {
        PrefillRequests = prompts,
        PrefillTokens = prompts * newTokens,
        PrefillPastTokens = prompts * past,
        PrefillTermPicoseconds = prompts * timing.PrefillTermPicoseconds(newTokens, past),
        PromptRequests = prompts,
        PromptEndTokens = prompts * (past + newTokens),
        PromptPrefixTokens = prompts * past,
    };

    private static double Seconds(PassTiming timing, in PassTotals totals) => timing.PassPicoseconds(totals) / 1e12;
}
