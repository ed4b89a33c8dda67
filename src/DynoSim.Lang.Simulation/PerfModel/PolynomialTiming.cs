namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// DynoSim's default timing: prefill a polynomial of the new tokens, decode a polynomial of the share of the KV cache
/// in use. Serial composition follows DynoSim to the nanosecond, including the order of the floating-point operations.
/// Fused composition takes the same curves over exact sums and charges the fixed cost of a decode pass only once.
/// </summary>
public readonly partial struct PolynomialTiming : ISegmentedTiming
{
    private readonly double _poolTokens;
    private readonly double _perToken;
    private readonly double _prefillRatio;
    private readonly double _decodeRatio;
    private readonly Composition _composition;

    /// <summary>A timing for a worker with the given KV cache.</summary>
    /// <param name="poolTokens">KV capacity of the worker in tokens, at least 1.</param>
    /// <param name="composition">How prefill and decode come together.</param>
    /// <param name="stepMultiplier">Factor on every duration, above 0.</param>
    /// <param name="decodeSpeedup">Further divisor of the decode part, above 0.</param>
    public PolynomialTiming(
        long poolTokens,
        Composition composition = Composition.Serial,
        double stepMultiplier = 1,
        double decodeSpeedup = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(poolTokens, 1);
        _poolTokens = poolTokens;
        _perToken = 1.0 / poolTokens;
        _prefillRatio = 1 / stepMultiplier;
        _decodeRatio = _prefillRatio * decodeSpeedup;
        _composition = composition;
    }

    /// <inheritdoc/>
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) => 0;

    /// <inheritdoc/>
    public long PassPicoseconds(in PassTotals totals)
    {
        if (_composition == Composition.Serial)
        {
            var prefill = PrefillNanoseconds(BatchMeans.NewTokens(totals));
            var decode = totals.EmittingRequests == 0 ? 0 : DecodeNanoseconds(totals.EmittingContextTokens);
            return WholeNanoseconds.ToPicoseconds(prefill + decode);
        }

        var prefillFused = PrefillNanoseconds(totals.PrefillTokens);
        var decodeFused = totals.DecodeRequests == 0 ? 0 : DecodeNanoseconds(totals.DecodeContextTokens);
        var duration = MixedPass.Fuse(prefillFused, decodeFused, decodeFused == 0 ? 0 : DecodeNanoseconds(0));
        return WholeNanoseconds.ToPicoseconds(duration);
    }

    /// <inheritdoc/>
    public void DecodePasses(int batch, long contextTokens, Span<long> picoseconds)
    {
        var done = _decodeRatio == 1 ? VectorPasses(batch, contextTokens, picoseconds) : 0;
        DecodePassLoop.Fill(this, batch, contextTokens + ((long)done * batch), picoseconds[done..]);
    }

    /// <inheritdoc/>
    public DecodeSegment DecodeSegment(int batch, long contextTokens) =>
        new(WholeNanoseconds.ToPicoseconds(DecodeNanoseconds(contextTokens)), 0, contextTokens);

    private long PrefillNanoseconds(long newTokens)
    {
        if (newTokens <= 0)
        {
            return 0;
        }

        var tokens = (double)newTokens;
        var milliseconds = (4.209989e-7 * (tokens * tokens)) + (1.518344e-2 * tokens) + 16.50142;
        return WholeNanoseconds.Divide(WholeNanoseconds.FromMilliseconds(milliseconds), _prefillRatio);
    }

    private long DecodeNanoseconds(long contextTokens)
    {
        var share = Math.Min(1.0, contextTokens / _poolTokens);
        var milliseconds = Math.Max(1.0, (-25.74 * (share * share)) + (54.01 * share) + 5.74);
        return WholeNanoseconds.Divide(WholeNanoseconds.FromMilliseconds(milliseconds), _decodeRatio);
    }
}
