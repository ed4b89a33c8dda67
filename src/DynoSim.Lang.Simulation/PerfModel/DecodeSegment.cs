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
    /// <summary>Sums of durations up to here are known to be whole numbers of 64 bits.</summary>
    private const double LongestSum = 9e18;

    // The root is off by a few parts in 2^53.
    private const double LargestRoot = 1e9;
    private const double CloseToWhole = 1e-4;

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

    /// <summary>
    /// The most consecutive passes that together last no longer than a span; 1 even where the first lasts longer.
    /// </summary>
    /// <param name="picoseconds">The span, not negative.</param>
    /// <param name="most">No more than so many, at least 1; all of them must lie within the segment.</param>
    /// <param name="batch">Requests of the batch.</param>
    public long PassesWithin(long picoseconds, long most, int batch)
    {
        if (most == 1 || Fit(picoseconds, most, batch))
        {
            return most;
        }

        // The root in the form whose terms do not cancel; the integer sums decide where it is close to a whole number.
        var step = (double)SlopePicoseconds * batch;
        var half = BasePicoseconds - (step / 2);
        var spread = Math.Sqrt((half * half) + (2 * step * picoseconds));
        var root = half > 0 ? 2.0 * picoseconds / (half + spread) : (spread - half) / step;
        var passes = Math.Clamp((long)root, 1, most);
        if (root < LargestRoot && Math.Abs(root - Math.Round(root)) > CloseToWhole)
        {
            return passes;
        }

        while (passes < most && Fit(picoseconds, passes + 1, batch))
        {
            passes++;
        }

        while (passes > 1 && !Fit(picoseconds, passes, batch))
        {
            passes--;
        }

        return passes;
    }

    /// <summary>Whether so many passes end within a span; none do whose sum is beyond the timeline.</summary>
    private bool Fit(long picoseconds, long passes, int batch)
    {
        var rise = (double)SlopePicoseconds * batch * passes * (passes - 1) / 2;
        return (passes * (double)BasePicoseconds) + rise < LongestSum
            && SumPicoseconds(passes, batch) <= picoseconds;
    }
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
