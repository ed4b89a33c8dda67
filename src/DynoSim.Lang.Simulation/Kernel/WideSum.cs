using System.Numerics;
using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>
/// A sum of products of 64-bit numbers that are not negative, exact to 128 bits. The framework's 128-bit integers are
/// compiled at every start (ReadyToRun leaves out what touches them), and slowly at first; two halves are not.
/// </summary>
public record struct WideSum
{
    private const double TwoTo64 = 18_446_744_073_709_551_616.0;

    private ulong _low;
    private ulong _high;

    /// <summary>The sum.</summary>
    public readonly Int128 Value => new(_high, _low);

    /// <summary>The nearest double, or its neighbour.</summary>
    public readonly double Approximate => (_high * TwoTo64) + _low;

    /// <summary>The sum, for numbers beyond 128 bits.</summary>
    public readonly BigInteger Total => ((BigInteger)_high << 64) + _low;

    /// <summary>Whether half of what it can hold is in use.</summary>
    public readonly bool IsHalfFull => (long)_high < 0;

    /// <summary>A number that is not negative.</summary>
    public static WideSum Of(Int128 value) => new() { _high = (ulong)(value >> 64), _low = (ulong)value };

    /// <summary>Adds a product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(long left, long right)
    {
        var high = Math.BigMul((ulong)left, (ulong)right, out var low);
        Add(high, low);
    }

    /// <summary>Adds half of a product that is even.</summary>
    public void AddHalfOfProduct(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        Add(high >> 1, (low >> 1) | (high << 63));
    }

    /// <summary>Adds a product of three numbers.</summary>
    public void AddProduct(long first, long second, long third)
    {
        var high = Math.BigMul((ulong)first, (ulong)second, out var low);
        Scale(ref high, ref low, (ulong)third);
        Add(high, low);
    }

    /// <summary>Adds a product of four numbers.</summary>
    public void AddProduct(long first, long second, long third, long fourth)
    {
        var high = Math.BigMul((ulong)first, (ulong)second, out var low);
        Scale(ref high, ref low, (ulong)third);
        Scale(ref high, ref low, (ulong)fourth);
        Add(high, low);
    }

    /// <summary>Adds another sum.</summary>
    public void Add(in WideSum other) => Add(other._high, other._low);

    private static void Scale(ref ulong high, ref ulong low, ulong factor)
    {
        var carried = Math.BigMul(low, factor, out low);
        high = (high * factor) + carried;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong high, ulong low)
    {
        _low += low;
        _high += high + (_low < low ? 1UL : 0);
    }
}
