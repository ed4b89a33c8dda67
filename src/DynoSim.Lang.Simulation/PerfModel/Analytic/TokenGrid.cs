using System.Numerics;

namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>
/// Knots over a count of tokens: evenly spaced up to 128, then 16 per octave and all at multiples of 128. There the
/// tile rounding of the kernels is complete, so that curves through the knots never fall.
/// </summary>
/// <param name="fineShift">Logarithm of the spacing up to 128 tokens.</param>
internal readonly struct TokenGrid(int fineShift)
{
    private const int UnitShift = 7;
    private const int StepsShift = 4;
    private const int LargestShift = 30;

    private readonly int _fineShift = fineShift;

    /// <summary>The largest count the grid tells apart; larger ones continue the last cell.</summary>
    public const long Largest = 1L << LargestShift;

    /// <summary>Number of knots.</summary>
    public int Knots =>
        (1 << (UnitShift - _fineShift)) + ((LargestShift - UnitShift - StepsShift + 2) << StepsShift) + 1;

    /// <summary>The cell a count lies in, with the place in it: offset over 2 to the power of the shift.</summary>
    public GridPlace Place(long tokens)
    {
        if (tokens < 1 << UnitShift)
        {
            return new GridPlace((int)(tokens >> _fineShift), tokens & ((1L << _fineShift) - 1), _fineShift);
        }

        var shift = Math.Max(UnitShift, BitOperations.Log2((ulong)Math.Min(tokens, Largest)) - StepsShift);
        var top = (int)(Math.Min(tokens, Largest) >> shift);
        var start = (long)top << shift;
        return new GridPlace(FirstCoarse + ((shift - UnitShift) << StepsShift) + top - 1, tokens - start, shift);
    }

    /// <summary>The count at a knot.</summary>
    public long Tokens(int knot)
    {
        if (knot < FirstCoarse)
        {
            return (long)knot << _fineShift;
        }

        var cell = knot - FirstCoarse + 1;
        var extra = Math.Max(0, (cell >> StepsShift) - 1);
        return (long)(cell - (extra << StepsShift)) << (UnitShift + extra);
    }

    private int FirstCoarse => 1 << (UnitShift - _fineShift);
}

/// <summary>A place between two knots.</summary>
/// <param name="Cell">Number of the knot at or below.</param>
/// <param name="Offset">Distance from it.</param>
/// <param name="Shift">Logarithm of the distance between the two knots.</param>
internal readonly record struct GridPlace(int Cell, long Offset, int Shift)
{
    /// <summary>Linear interpolation rounded down, hence rising where the values rise.</summary>
    public long Between(long low, long high) =>
        Offset == 0 ? low : low + (long)(((Int128)(high - low) * Offset) >> Shift);
}
