using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// A stretch on which a decode-only pass of a fixed batch is affine in its context. Holds from the context it was asked
/// for up to <paramref name="LastContextTokens"/>, both included.
/// </summary>
/// <param name="BasePicoseconds">Duration at the context it was asked for.</param>
/// <param name="SlopePicoseconds">Picoseconds for each further context token, summed over the batch.</param>
/// <param name="LastContextTokens">The largest context for which it holds.</param>
public readonly record struct DecodeSegment(long BasePicoseconds, long SlopePicoseconds, long LastContextTokens)
{
    /// <summary>
    /// Whether passes of this batch may get shorter as its context grows, as lines continued beyond what was measured
    /// can; a kernel must then not conclude from one pass on those after it.
    /// </summary>
    public bool MayShrink { get; init; }

    /// <summary>
    /// Duration of consecutive passes that each add one token per request; all of them must lie within the segment.
    /// </summary>
    /// <param name="passes">How many passes, the one at the segment's start included.</param>
    /// <param name="batch">Requests of the batch, hence context tokens added by each pass.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long SumPicoseconds(long passes, int batch) =>
        checked((passes * BasePicoseconds) + (SlopePicoseconds * batch * (passes * (passes - 1) / 2)));
}

/// <summary>A timing whose decode-only passes have a closed form, which lets a kernel skip over them.</summary>
public interface ISegmentedTiming : IPassTiming
{
    /// <summary>
    /// The segment that starts at the given context. Equal to <see cref="IPassTiming.PassPicoseconds"/> on all of it.
    /// </summary>
    /// <param name="batch">Decoders of the pass, at least 1.</param>
    /// <param name="contextTokens">Sum of the tokens in their contexts.</param>
    DecodeSegment DecodeSegment(int batch, long contextTokens);

    /// <summary>
    /// Durations of consecutive decode-only passes that each add one token per request: for stretches where the
    /// segments are single points. Each equals <see cref="IPassTiming.PassPicoseconds"/> of that pass.
    /// </summary>
    /// <param name="batch">Decoders of each pass, at least 1.</param>
    /// <param name="contextTokens">Sum of the tokens in their contexts in the first pass.</param>
    /// <param name="picoseconds">One duration a pass.</param>
    void DecodePasses(int batch, long contextTokens, Span<long> picoseconds);
}

/// <summary>Decode passes one by one, for timings that have nothing better.</summary>
internal static class DecodePassLoop
{
    /// <summary>Fills in the durations of consecutive passes.</summary>
    public static void Fill<TTiming>(in TTiming timing, int batch, long contextTokens, Span<long> picoseconds)
        where TTiming : struct, ISegmentedTiming
    {
        for (var pass = 0; pass < picoseconds.Length; pass++)
        {
            picoseconds[pass] = timing.DecodeSegment(batch, contextTokens + ((long)pass * batch)).BasePicoseconds;
        }
    }
}
