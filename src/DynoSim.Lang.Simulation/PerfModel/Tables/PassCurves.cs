using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.PerfModel.Tables;

/// <summary>
/// Durations over sites that each own a curve: straight lines between measured points and between sites, held below the
/// first and continued beyond the last.
/// </summary>
internal sealed class PassCurves
{
    private readonly ImmutableArray<(long Key, Curve Curve)> _sites;

    public PassCurves(IEnumerable<(long Site, long At, long Picoseconds)> points) => _sites =
    [
        .. points.GroupBy(point => point.Site).OrderBy(group => group.Key).Select(group => (
            group.Key,
            new Curve([.. group.OrderBy(point => point.At).Select(point => (point.At, point.Picoseconds))]))),
    ];

    public bool IsEmpty => _sites.IsEmpty;

    /// <summary>The duration at a place of a site; never less than at the same place of a smaller site.</summary>
    public long At(long site, long place)
    {
        var (lowKey, low) = (_sites[0].Key, _sites[0].Curve.At(place));
        var (key, value) = (lowKey, low);
        for (var i = 1; i < _sites.Length && key < site; i++)
        {
            (lowKey, low) = (key, value);
            key = _sites[i].Key;
            value = Math.Max(low, _sites[i].Curve.At(place));
        }

        return lowKey == key || site <= lowKey ? value : Curve.Line(lowKey, low, key, value, site);
    }

    /// <summary>One curve.</summary>
    internal sealed class Curve(ImmutableArray<(long At, long Picoseconds)> points)
    {
        public long At(long place)
        {
            if (points.Length == 1 || place <= points[0].At)
            {
                return points[0].Picoseconds;
            }

            var high = 1;
            while (high < points.Length - 1 && points[high].At < place)
            {
                high++;
            }

            var (low, top) = (points[high - 1], points[high]);
            return Line(low.At, low.Picoseconds, top.At, top.Picoseconds, place);
        }

        public static long Line(long fromAt, long from, long toAt, long to, long place) =>
            from + (long)((Int128)(to - from) * (place - fromAt) / (toAt - fromAt));
    }
}
