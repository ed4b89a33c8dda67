using System.Numerics;
using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// Division by the tokens of a block, asked several times a pass: a shift where they are a power of two, as they nearly
/// always are.
/// </summary>
internal readonly struct BlockSize
{
    private readonly int _shift;

    /// <param name="tokens">Tokens of a block, at least 1.</param>
    public BlockSize(int tokens)
    {
        Tokens = tokens;
        _shift = BitOperations.IsPow2(tokens) ? BitOperations.Log2((uint)tokens) : -1;
    }

    /// <summary>Tokens of a block.</summary>
    public int Tokens { get; }

    /// <summary>Blocks that so many tokens fill; tokens are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Full(long tokens) => _shift >= 0 ? tokens >> _shift : tokens / Tokens;

    /// <summary>Blocks that so many tokens take; tokens are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Taken(long tokens) => Full(tokens + Tokens - 1);

    /// <summary>The residue of any number modulo the block size, from 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Residue(long number)
    {
        if (_shift >= 0)
        {
            return (int)(number & (Tokens - 1));
        }

        var residue = (int)(number % Tokens);
        return residue < 0 ? residue + Tokens : residue;
    }
}
