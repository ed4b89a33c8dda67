using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// A base, and a sum over the requests of the pass, its new tokens (a decoder computes one) and the context of its
/// decoders. Serial composition runs the prompts and the decoders as two passes, each with the base.
/// </summary>
public readonly struct AffineTiming : ISegmentedTiming
{
    private readonly long _basePicoseconds;
    private readonly long _requestPicoseconds;
    private readonly long _newTokenPicoseconds;
    private readonly long _contextTokenPicoseconds;
    private readonly Composition _composition;

    /// <summary>A timing from its four coefficients, rounded to whole picoseconds.</summary>
    /// <param name="source">The coefficients.</param>
    /// <param name="composition">How prefill and decode come together.</param>
    /// <param name="stepMultiplier">Factor on all of them.</param>
    public AffineTiming(
        TimingSource.Affine source,
        Composition composition = Composition.Fused,
        double stepMultiplier = 1)
    {
        _basePicoseconds = Picoseconds.Scale(source.Base.Picoseconds, stepMultiplier);
        _requestPicoseconds = Picoseconds.FromSeconds(source.PerRequest * stepMultiplier);
        _newTokenPicoseconds = Picoseconds.FromSeconds(source.PerNewToken * stepMultiplier);
        _contextTokenPicoseconds = Picoseconds.FromSeconds(source.PerContextToken * stepMultiplier);
        _composition = composition;
    }

    /// <inheritdoc/>
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long PassPicoseconds(in PassTotals totals)
    {
        if (_composition == Composition.Serial)
        {
            return Pass(totals.PromptRequests, BatchMeans.NewTokens(totals), 0)
                + Pass(totals.EmittingRequests, totals.EmittingRequests, totals.EmittingContextTokens);
        }

        return Pass(
            totals.PrefillRequests + totals.DecodeRequests,
            totals.PrefillTokens + totals.DecodeRequests,
            totals.DecodeContextTokens);
    }

    /// <inheritdoc/>
    public void DecodePasses(int batch, long contextTokens, Span<long> picoseconds) =>
        DecodePassLoop.Fill(this, batch, contextTokens, picoseconds);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DecodeSegment DecodeSegment(int batch, long contextTokens) =>
        new(Pass(batch, batch, contextTokens), _contextTokenPicoseconds, long.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Pass(long requests, long newTokens, long contextTokens) => requests == 0
        ? 0
        : _basePicoseconds + (requests * _requestPicoseconds) + (newTokens * _newTokenPicoseconds)
            + (contextTokens * _contextTokenPicoseconds);
}
