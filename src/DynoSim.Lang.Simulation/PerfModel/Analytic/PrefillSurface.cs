using System.Numerics;

namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>
/// Picoseconds of one prompt's attention over (new, past) tokens: bilinear between knots, filled when needed.
/// </summary>
internal sealed class PrefillSurface(Func<long, long, long> picoseconds)
{
    private const int PastUnitShift = 8;
    private const int PastStepsShift = 2;
    private const int PastLargestShift = 30;
    private const int PastKnots = ((PastLargestShift - PastUnitShift - PastStepsShift + 2) << PastStepsShift) + 1;

    private static readonly TokenGrid NewGrid = new(fineShift: 4);

    private readonly long[]?[] _columns = new long[]?[PastKnots];

    public long At(long newTokens, long past)
    {
        var newPlace = NewGrid.Place(newTokens);
        var pastPlace = PlacePast(past);
        var low = Between(newPlace, pastPlace.Cell);
        return pastPlace.Offset == 0 ? low : pastPlace.Between(low, Between(newPlace, pastPlace.Cell + 1));
    }

    private static GridPlace PlacePast(long past)
    {
        var inside = Math.Min(past, 1L << PastLargestShift);
        var shift = Math.Max(PastUnitShift, BitOperations.Log2((ulong)inside | 1) - PastStepsShift);
        var top = inside >> shift;
        var cell = ((shift - PastUnitShift) << PastStepsShift) + (int)top;
        return new GridPlace(cell, past - (top << shift), shift);
    }

    private static long PastTokens(int knot)
    {
        var extra = Math.Max(0, (knot >> PastStepsShift) - 1);
        return (long)(knot - (extra << PastStepsShift)) << (PastUnitShift + extra);
    }

    private long Between(GridPlace place, int pastKnot)
    {
        var column = Volatile.Read(ref _columns[pastKnot]);
        if (column is null)
        {
            column = new long[NewGrid.Knots];
            column = Interlocked.CompareExchange(ref _columns[pastKnot], column, null) ?? column;
        }

        var low = Knot(column, place.Cell, pastKnot);
        return place.Offset == 0 ? low : place.Between(low, Knot(column, place.Cell + 1, pastKnot));
    }

    private long Knot(long[] column, int knot, int pastKnot)
    {
        if (knot == 0)
        {
            return 0;
        }

        var value = Volatile.Read(ref column[knot]);
        if (value == 0)
        {
            value = Math.Max(1, picoseconds(NewGrid.Tokens(knot), PastTokens(pastKnot)));
            Volatile.Write(ref column[knot], value);
        }

        return value;
    }
}
