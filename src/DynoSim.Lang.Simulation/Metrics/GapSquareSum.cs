using System.Numerics;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>A sum of squares that is exact whatever its size.</summary>
internal struct GapSquareSum
{
    // Below these bounds the square sum of a sequence times its count stays below 2^126, and its factors in 64 bits.
    private const long SmallGap = 1L << 48;
    private const long SmallTotal = 1L << 30;
    private const long SmallLength = 1L << 20;

    private BigInteger _carried;
    private WideSum _sum;

    public GapSquareSum(BigInteger start, WideSum sum = default)
    {
        _carried = start;
        _sum = sum;
        Carry();
    }

    public readonly BigInteger Total => _carried + _sum.Total;

    public void Add(in GapSequence sequence)
    {
        var (first, step, length, count) = (sequence.First, sequence.Step, sequence.Length, sequence.Count);
        if (sequence.Last >= SmallGap || length >= SmallLength || count >= SmallTotal || length * count >= SmallTotal)
        {
            AddLarge(sequence);
            return;
        }

        // Sum of (f + s i)^2 = n f^2 + 2 f s (sum of i) + s^2 (sum of i^2) = n f (f + s (n - 1)) + s^2 (sum of i^2).
        _sum.AddProduct(first, sequence.Last, length * count);
        if (step != 0)
        {
            _sum.AddProduct(step, step, length * (length - 1) * ((2 * length) - 1) / 6, count);
        }

        Carry();
    }

    private void Carry()
    {
        if (_sum.IsHalfFull)
        {
            _carried += _sum.Total;
            _sum = default;
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
