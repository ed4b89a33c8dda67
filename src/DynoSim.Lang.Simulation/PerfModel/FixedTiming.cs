using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// One duration for every pass with prefill, one for every pass with decode. A pass with both lasts as long as the
/// longer of the two (fused) or as both together (serial).
/// </summary>
public readonly struct FixedTiming : ISegmentedTiming
{
    private readonly long _prefillPicoseconds;
    private readonly long _decodePicoseconds;
    private readonly Composition _composition;

    /// <summary>A timing from two durations.</summary>
    /// <param name="prefill">Duration of a prefill pass.</param>
    /// <param name="decode">Duration of a decode pass.</param>
    /// <param name="composition">How the two come together.</param>
    /// <param name="stepMultiplier">Factor on both.</param>
    public FixedTiming(
        SimulatedTime prefill,
        SimulatedTime decode,
        Composition composition = Composition.Fused,
        double stepMultiplier = 1)
    {
        _prefillPicoseconds = Picoseconds.Scale(prefill.Picoseconds, stepMultiplier);
        _decodePicoseconds = Picoseconds.Scale(decode.Picoseconds, stepMultiplier);
        _composition = composition;
    }

    /// <inheritdoc/>
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) => 0;

    /// <inheritdoc/>
    public long PassPicoseconds(in PassTotals totals)
    {
        if (_composition == Composition.Serial)
        {
            return (BatchMeans.NewTokens(totals) > 0 ? _prefillPicoseconds : 0)
                + (totals.EmittingRequests > 0 ? _decodePicoseconds : 0);
        }

        return Math.Max(
            totals.PrefillRequests > 0 ? _prefillPicoseconds : 0,
            totals.DecodeRequests > 0 ? _decodePicoseconds : 0);
    }

    /// <inheritdoc/>
    public void DecodePasses(int batch, long contextTokens, Span<long> picoseconds) =>
        DecodePassLoop.Fill(this, batch, contextTokens, picoseconds);

    /// <inheritdoc/>
    public DecodeSegment DecodeSegment(int batch, long contextTokens) => new(_decodePicoseconds, 0, long.MaxValue);
}
