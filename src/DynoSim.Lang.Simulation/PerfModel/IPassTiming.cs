namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// What a latency model may know of one pass: sums over its requests, all integers. A request that is given prompt or
/// recomputed tokens is a prefill entry; one that is given its next single token is a decoder.
/// </summary>
public record struct PassTotals
{
    /// <summary>
    /// Requests with prefill work in the pass (fused counting: any request computing more than its next token).
    /// </summary>
    public int PrefillRequests;

    /// <summary>Tokens computed by prefill entries, recomputed output tokens included.</summary>
    public long PrefillTokens;

    /// <summary>Sum over prefill entries of the tokens of the same request computed before.</summary>
    public long PrefillPastTokens;

    /// <summary>Sum over prefill entries of <see cref="IPassTiming.PrefillTermPicoseconds"/>.</summary>
    public long PrefillTermPicoseconds;

    /// <summary>Requests that compute exactly their next token.</summary>
    public int DecodeRequests;

    /// <summary>Sum over decoders of the tokens in their context, the one being computed included.</summary>
    public long DecodeContextTokens;

    /// <summary>Serial counting (DynoSim): requests that compute at least one prompt token.</summary>
    public int PromptRequests;

    /// <summary>
    /// Serial counting: over <see cref="PromptRequests"/>, tokens computed before plus prompt tokens computed now.
    /// </summary>
    public long PromptEndTokens;

    /// <summary>Serial counting: over <see cref="PromptRequests"/>, tokens computed before this pass.</summary>
    public long PromptPrefixTokens;

    /// <summary>Serial counting: requests that emit a token other than their very first.</summary>
    public int EmittingRequests;

    /// <summary>
    /// Serial counting: over <see cref="EmittingRequests"/>, input plus tokens emitted before this pass.
    /// </summary>
    public long EmittingContextTokens;
}

/// <summary>
/// The duration of a pass. Implemented by structs and used through generics, so that nothing in an engine's loop is
/// virtual. Pure: the same totals give the same picoseconds on every platform, engine and thread.
/// </summary>
public interface IPassTiming
{
    /// <summary>The additive part that depends on one prefill entry alone; 0 where the model needs only sums.</summary>
    /// <param name="newTokens">Tokens computed now, at least 1.</param>
    /// <param name="pastTokens">Tokens of the same request computed before.</param>
    long PrefillTermPicoseconds(long newTokens, long pastTokens);

    /// <summary>The duration of the whole pass; 0 only for an empty pass.</summary>
    long PassPicoseconds(in PassTotals totals);
}
