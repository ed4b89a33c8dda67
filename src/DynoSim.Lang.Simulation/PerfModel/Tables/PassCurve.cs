using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.PerfModel.Tables;

/// <summary>Durations over one quantity: straight lines in whole picoseconds between measured points.</summary>
/// <param name="points">The points, ascending, at least one.</param>
internal sealed class PassCurve(ImmutableArray<(long At, long Picoseconds)> points)
{
    /// <summary>
    /// The duration at a place: held before the first point, the last line continued behind the last.
    /// </summary>
    public long At(long place)
    {
        if (points.Length == 1 || place <= points[0].At)
        {
            return points[0].Picoseconds;
        }

        var (low, top) = LineOf(Above(place, 1));
        return Line(low.At, low.Picoseconds, top.At, top.Picoseconds, place);
    }

    /// <summary>
    /// The durations at places a step apart, each equal to <see cref="At"/>: along a rising line quotient and remainder
    /// are counted on, so that no place costs a division.
    /// </summary>
    public void Fill(long place, long step, Span<long> picoseconds)
    {
        var (index, above) = (0, 1);
        while (index < picoseconds.Length)
        {
            var at = place + (index * step);
            if (points.Length == 1 || at <= points[0].At)
            {
                picoseconds[index++] = points[0].Picoseconds;
                continue;
            }

            above = Above(at, above);
            var (low, top) = LineOf(above);
            var most = above == points.Length - 1 ? picoseconds.Length - index : ((top.At - at) / step) + 1;
            var line = picoseconds.Slice(index, (int)Math.Min(most, picoseconds.Length - index));
            FillLine(low, top, at, step, line);
            index += line.Length;
        }
    }

    /// <summary>Whether the curve rises everywhere and lies nowhere below another that does.</summary>
    public bool IsNowhereBelow(PassCurve other) =>
        IsRising && other.IsRising
        && Knots.Concat(other.Knots).All(place => At(place) >= other.At(place))
        && LastSlopeIsAtLeast(other);

    /// <summary>A share of a difference, rounded towards 0.</summary>
    public static long Share(long difference, long part, long whole) =>
        Math.BigMul(difference, part, out var low) == low >> 63
            ? low / whole
            : (long)((Int128)difference * part / whole);

    /// <summary>The value of a straight line, its rise rounded towards 0.</summary>
    public static long Line(long fromAt, long from, long toAt, long to, long place) =>
        from + Share(to - from, place - fromAt, toAt - fromAt);

    private bool IsRising => points.Zip(points.Skip(1)).All(pair => pair.Second.Picoseconds >= pair.First.Picoseconds);

    private IEnumerable<long> Knots => points.Select(point => point.At);

    /// <summary>Behind the last knot of both, where each is one line.</summary>
    private bool LastSlopeIsAtLeast(PassCurve other)
    {
        var (rise, run) = LastLine();
        var (otherRise, otherRun) = other.LastLine();
        return (Int128)rise * otherRun >= (Int128)otherRise * run;
    }

    private (long Rise, long Run) LastLine() => points.Length == 1
        ? (0, 1)
        : (points[^1].Picoseconds - points[^2].Picoseconds, points[^1].At - points[^2].At);

    private static void FillLine(
        (long At, long Picoseconds) low, (long At, long Picoseconds) top, long place, long step, Span<long> line)
    {
        var (rise, run) = (top.Picoseconds - low.Picoseconds, top.At - low.At);
        if (rise < 0)
        {
            for (var index = 0; index < line.Length; index++)
            {
                line[index] = Line(low.At, low.Picoseconds, top.At, top.Picoseconds, place + (index * step));
            }

            return;
        }

        var (quotient, remainder) = Int128.DivRem((Int128)rise * (place - low.At), run);
        var (more, rest) = Int128.DivRem((Int128)rise * step, run);
        var (value, left) = (low.Picoseconds + (long)quotient, (long)remainder);
        var (valueStep, leftStep) = ((long)more, (long)rest);
        foreach (ref var picoseconds in line)
        {
            picoseconds = value;
            value += valueStep;
            left += leftStep;
            if (left >= run)
            {
                left -= run;
                value++;
            }
        }
    }

    private ((long At, long Picoseconds) Low, (long At, long Picoseconds) Top) LineOf(int above) =>
        (points[above - 1], points[above]);

    private int Above(long place, int from)
    {
        var above = from;
        while (above < points.Length - 1 && points[above].At < place)
        {
            above++;
        }

        return above;
    }
}
