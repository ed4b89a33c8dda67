namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>
/// Picoseconds over a count of tokens: exact up to 128, then straight between knots. Knots are computed when first
/// needed; two threads that do so at once write the same value.
/// </summary>
internal sealed class TokenCurve(Func<long, long> picoseconds)
{
    private static readonly TokenGrid Grid = new(fineShift: 0);

    // 0 stands for not computed yet; a duration of 0 does not occur.
    private readonly long[] _knots = new long[Grid.Knots];

    public long At(long tokens)
    {
        var place = Grid.Place(tokens);
        var low = Knot(place.Cell);
        return place.Offset == 0 ? low : place.Between(low, Knot(place.Cell + 1));
    }

    private long Knot(int knot)
    {
        var value = Volatile.Read(ref _knots[knot]);
        if (value == 0)
        {
            value = Math.Max(1, picoseconds(Grid.Tokens(knot)));
            Volatile.Write(ref _knots[knot], value);
        }

        return value;
    }
}
