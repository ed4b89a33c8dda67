using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// Four passes at a time: the same operations in the same order as for one, so the same bits. Where a product is too
/// near a tie for the rounding to be certain, the four are left to the exact form.
/// </summary>
public readonly partial struct PolynomialTiming
{
    private const int Lanes = 4;
    private const double PerSecond = 1e9;

    /// <summary>Below this a double holds its whole number in its low bits once 2^52 is added.</summary>
    private const double TwoTo52 = 4_503_599_627_370_496;

    /// <returns>How many passes were filled in, a multiple of the lanes.</returns>
    private int VectorPasses(int batch, long contextTokens, Span<long> picoseconds)
    {
        if (contextTokens + ((long)batch * picoseconds.Length) >= (long)TwoTo52)
        {
            return 0;
        }

        // Dividing by a power of two is multiplying by its reciprocal, to the last bit.
        var isPowerOfTwo = BitOperations.IsPow2((long)_poolTokens);
        var pool = Vector256.Create(isPowerOfTwo ? 1 / _poolTokens : _poolTokens);
        var lanes = Vector256.Create(0.0, 1.0, 2.0, 3.0);
        var context = Vector256.Create((double)contextTokens) + (lanes * batch);
        var step = Vector256.Create((double)batch * Lanes);
        ref var target = ref MemoryMarshal.GetReference(picoseconds);
        var done = 0;
        for (; done + Lanes <= picoseconds.Length; done += Lanes)
        {
            var share = Vector256.Min(Vector256<double>.One, isPowerOfTwo ? context * pool : context / pool);
            var rising = (Vector256.Create(-25.74) * (share * share)) + (Vector256.Create(54.01) * share);
            var milliseconds = Vector256.Max(Vector256<double>.One, rising + Vector256.Create(5.74));
            var estimate = milliseconds / Vector256.Create(1000.0) * Vector256.Create(PerSecond);
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
