using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// Four passes at a time. A pass lasts whole nanoseconds, so the milliseconds need not be the same to the last bit:
/// they are off by less than a millionth of a nanosecond, and where that could decide the rounding, near a tie, the
/// four are left to the exact form.
/// </summary>
public readonly partial struct PolynomialTiming
{
    private const int Lanes = 4;
    private const double NanosecondsPerMillisecond = 1e6;

    /// <summary>Below this a double holds its whole number in its low bits once 2^52 is added.</summary>
    private const double TwoTo52 = 4_503_599_627_370_496;

    /// <summary>
    /// Closer to the middle between two nanoseconds than this, ten times what the estimate can be off by, the exact
    /// form decides.
    /// </summary>
    private const double NearTie = 1e-5;

    /// <returns>How many passes were filled in, a multiple of the lanes.</returns>
    private int VectorPasses(int batch, long contextTokens, Span<long> picoseconds)
    {
        if (contextTokens + ((long)batch * picoseconds.Length) >= (long)TwoTo52)
        {
            return 0;
        }

        var end = picoseconds.Length & ~(Lanes - 1);
        var (perToken, step) = (Vector256.Create(_perToken), Vector256.Create((double)batch * Lanes));
        var context = ContextOf(batch, contextTokens);
        ref var target = ref MemoryMarshal.GetReference(picoseconds);
        var farthest = Vector256<double>.Zero;
        for (var done = 0; done < end; done += Lanes)
        {
            var estimate = EstimateOf(context, perToken);
            var rounded = Vector256.Round(estimate);
            farthest = Vector256.MaxNative(farthest, Vector256.Abs(estimate - rounded));

            // At most 35 ms a pass: the picoseconds are whole and far below 2^52.
            var whole = rounded * Vector256.Create((double)SimulatedTime.PicosecondsPerNanosecond);
            ((whole + Vector256.Create(TwoTo52)).AsInt64() - Vector256.Create(TwoTo52).AsInt64())
                .StoreUnsafe(ref target, (nuint)done);
            context += step;
        }

        if (Vector256.GreaterThanOrEqualAny(farthest, Vector256.Create(0.5 - NearTie)))
        {
            DecideTies(batch, contextTokens, picoseconds[..end]);
        }

        return end;
    }

    /// <summary>Fills in anew, by the exact form, each four of which one is near a tie.</summary>
    private void DecideTies(int batch, long contextTokens, Span<long> picoseconds)
    {
        var (perToken, step) = (Vector256.Create(_perToken), Vector256.Create((double)batch * Lanes));
        var context = ContextOf(batch, contextTokens);
        for (var done = 0; done < picoseconds.Length; done += Lanes)
        {
            var estimate = EstimateOf(context, perToken);
            var distance = Vector256.Abs(estimate - Vector256.Round(estimate));
            if (Vector256.GreaterThanOrEqualAny(distance, Vector256.Create(0.5 - NearTie)))
            {
                DecodePassLoop.Fill(this, batch, contextTokens + ((long)done * batch), picoseconds.Slice(done, Lanes));
            }

            context += step;
        }
    }

    private static Vector256<double> ContextOf(int batch, long contextTokens) =>
        Vector256.Create((double)contextTokens) + (Vector256.Create(0.0, 1.0, 2.0, 3.0) * batch);

    /// <summary>The nanoseconds of four passes, off by less than a millionth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> EstimateOf(Vector256<double> context, Vector256<double> perToken)
    {
        var share = Vector256.MinNative(Vector256<double>.One, context * perToken);
        var slope = (share * Vector256.Create(-25.74)) + Vector256.Create(54.01);
        var milliseconds = Vector256.MaxNative(Vector256<double>.One, (share * slope) + Vector256.Create(5.74));
        return milliseconds * Vector256.Create(NanosecondsPerMillisecond);
    }
}
