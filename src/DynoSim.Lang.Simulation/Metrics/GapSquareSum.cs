using System.Numerics;
using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>A sum of squares that is exact whatever its size.</summary>
internal struct GapSquareSum
{
    // Below these bounds the square sum of a sequence times its count stays below 2^126.
    private const long SmallGap = 1L << 48;
    private const long SmallTotal = 1L << 30;

    private BigInteger _carried;
    private UInt128 _sum;

    public GapSquareSum(BigInteger start)
    {
        _carried = start;
        _sum = UInt128.Zero;
    }

    public readonly BigInteger Total => _carried + (BigInteger)_sum;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in GapSequence sequence)
    {
        if (sequence.Last >= SmallGap || sequence.Length >= SmallTotal || sequence.Count >= SmallTotal
            || sequence.Total >= SmallTotal)
        {
            AddLarge(sequence);
            return;
        }

        var first = (UInt128)(ulong)sequence.First;
        var total = first * first;
        if (sequence.Step != 0)
        {
            // Sum of (f + s i)^2 = n f^2 + 2 f s (sum of i) + s^2 (sum of i^2).
            var (n, step) = ((UInt128)(ulong)sequence.Length, (UInt128)(ulong)sequence.Step);
            var indices = n * (n - 1) / 2;
            total = (n * total) + (2 * first * step * indices) + (step * step * (indices * ((2 * n) - 1) / 3));
        }

        total *= (ulong)sequence.Count;
        _sum += total;
        if (_sum >= UInt128.One << 127)
        {
            _carried += (BigInteger)_sum;
            _sum = 0;
        }
    }

    private void AddLarge(in GapSequence sequence)
    {
        BigInteger first = sequence.First;
        BigInteger step = sequence.Step;
        BigInteger n = sequence.Length;
        var indices = n * (n - 1) / 2;
        var squares = step * step * (indices * ((2 * n) - 1) / 3);
        _carried += ((n * first * first) + (2 * first * step * indices) + squares) * sequence.Count;
    }
}
