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

    /// <returns>How many passes were filled in, a multiple of the lanes.</returns>
    private int VectorPasses(int batch, long contextTokens, Span<long> picoseconds)
    {
        if (contextTokens + ((long)batch * picoseconds.Length) >= (long)TwoTo52)
        {
            return 0;
        }

        var perToken = Vector256.Create(1 / _poolTokens);
        var lanes = Vector256.Create(0.0, 1.0, 2.0, 3.0);
        var context = Vector256.Create((double)contextTokens) + (lanes * batch);
        var step = Vector256.Create((double)batch * Lanes);
        ref var target = ref MemoryMarshal.GetReference(picoseconds);
        var done = 0;
        for (; done + Lanes <= picoseconds.Length; done += Lanes)
        {
            var share = Vector256.Min(Vector256<double>.One, context * perToken);
            var slope = (share * Vector256.Create(-25.74)) + Vector256.Create(54.01);
            var polynomial = (share * slope) + Vector256.Create(5.74);
            var milliseconds = Vector256.Max(Vector256<double>.One, polynomial);
            var estimate = milliseconds * Vector256.Create(NanosecondsPerMillisecond);
            var rounded = Vector256.Round(estimate);
            var distance = Vector256.Abs(Vector256.Abs(estimate - rounded) - Vector256.Create(0.5));
            if (Vector256.LessThanOrEqualAny(distance, Vector256.Create(1e-3)))
            {
                DecodePassLoop.Fill(this, batch, contextTokens + ((long)done * batch), picoseconds.Slice(done, Lanes));
            }
            else
            {
                // At most 35 ms a pass: the picoseconds are whole and far below 2^52.
                var whole = rounded * Vector256.Create((double)SimulatedTime.PicosecondsPerNanosecond);
                ((whole + Vector256.Create(TwoTo52)).AsInt64() - Vector256.Create(TwoTo52).AsInt64())
                    .StoreUnsafe(ref target, (nuint)done);
            }

            context += step;
        }

        return done;
    }
}
