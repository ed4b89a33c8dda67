namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>What an engine adds around the kernels of a pass.</summary>
/// <param name="StepPicoseconds">Added to every pass.</param>
/// <param name="RequestPicoseconds">Added for each request of a pass.</param>
/// <param name="PrefillPicoseconds">Added to every pass with prefill.</param>
/// <param name="DecodeSpeedup">Divides what the decoders of a pass cost.</param>
public readonly record struct PassAdjustments(
    long StepPicoseconds,
    long RequestPicoseconds,
    long PrefillPicoseconds,
    double DecodeSpeedup)
{
    /// <summary>The adjustments an engine states for a model of that many layers.</summary>
    public static PassAdjustments From(TimingOptions options, long layers) => new(
        options.StepOverhead.Picoseconds,
        Picoseconds.FromSeconds(options.HostGap),
        checked(options.PrefillOverheadPerLayer.Picoseconds * layers),
        options.DecodeSpeedup);

    /// <summary>Whether nothing is added.</summary>
    public bool IsNone => this == new PassAdjustments(0, 0, 0, 1);

    /// <summary>What is added to a pass with these requests.</summary>
    public long Extra(long requests, bool prefill) =>
        StepPicoseconds + (requests * RequestPicoseconds) + (prefill ? PrefillPicoseconds : 0);
}

/// <summary>
/// A timing with an engine's additions. The part of a pass that its decoders cost is the difference to the same pass
/// without them.
/// </summary>
/// <typeparam name="TTiming">The timing underneath.</typeparam>
public readonly struct AdjustedTiming<TTiming>(TTiming inner, PassAdjustments adjustments) : ISegmentedTiming
    where TTiming : struct, ISegmentedTiming
{
    private readonly TTiming _inner = inner;
    private readonly PassAdjustments _adjustments = adjustments;

    /// <inheritdoc/>
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) =>
        _inner.PrefillTermPicoseconds(newTokens, pastTokens);

    /// <inheritdoc/>
    public long PassPicoseconds(in PassTotals totals)
    {
        var requests = totals.PrefillRequests + totals.DecodeRequests;
        if (requests == 0)
        {
            return 0;
        }

        var duration = _inner.PassPicoseconds(totals);
        if (_adjustments.DecodeSpeedup != 1)
        {
            duration = WithFasterDecode(totals, duration);
        }

        return duration + _adjustments.Extra(requests, totals.PrefillRequests > 0);
    }

    /// <inheritdoc/>
    public void DecodePasses(int batch, long contextTokens, Span<long> picoseconds)
    {
        _inner.DecodePasses(batch, contextTokens, picoseconds);
        var extra = _adjustments.Extra(batch, prefill: false);
        foreach (ref var pass in picoseconds)
        {
            pass = (_adjustments.DecodeSpeedup == 1 ? pass : Faster(pass)) + extra;
        }
    }

    /// <inheritdoc/>
    public DecodeSegment DecodeSegment(int batch, long contextTokens)
    {
        var segment = _inner.DecodeSegment(batch, contextTokens);
        var extra = _adjustments.Extra(batch, prefill: false);
        if (_adjustments.DecodeSpeedup == 1)
        {
            return segment with { BasePicoseconds = segment.BasePicoseconds + extra };
        }

        // A rounded quotient is not affine: the segment is the one point.
        return new DecodeSegment(Faster(segment.BasePicoseconds) + extra, 0, contextTokens)
        {
            MayShrink = segment.MayShrink,
        };
    }

    private long Faster(long picoseconds) => (long)Math.Round(picoseconds / _adjustments.DecodeSpeedup);

    private long WithFasterDecode(PassTotals totals, long duration)
    {
        totals.DecodeRequests = 0;
        totals.DecodeContextTokens = 0;
        totals.EmittingRequests = 0;
        totals.EmittingContextTokens = 0;
        var prefill = _inner.PassPicoseconds(totals);
        return prefill + Faster(duration - prefill);
    }
}
