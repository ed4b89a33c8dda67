using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.PerfModel.Tables;

/// <summary>
/// Durations over sites that each own a curve: straight lines between measured points and between sites, held below the
/// first and continued beyond the last.
/// </summary>
internal sealed class PassCurves
{
    private readonly ImmutableArray<(long Key, PassCurve Curve)> _sites;
    private readonly bool _isOrdered;

    public PassCurves(IEnumerable<(long Site, long At, long Picoseconds)> points)
    {
        _sites =
        [
            .. points.GroupBy(point => point.Site).OrderBy(group => group.Key).Select(group => (
                group.Key,
                new PassCurve([.. group.OrderBy(point => point.At).Select(point => (point.At, point.Picoseconds))]))),
        ];
        _isOrdered = true;
        for (var site = 1; site < _sites.Length; site++)
        {
            _isOrdered &= _sites[site].Curve.IsNowhereBelow(_sites[site - 1].Curve);
        }
    }

    public bool IsEmpty => _sites.IsEmpty;

    /// <summary>
    /// Whether a site lies beyond the last one: between rising curves all durations rise, beyond them they need not.
    /// </summary>
    public bool IsBeyond(long site) => site > _sites[^1].Key;

    /// <summary>The duration at a place of a site; never less than at the same place of a smaller site.</summary>
    public long At(long site, long place)
    {
        var first = FirstSite(site);
        var (lowKey, low) = (_sites[first].Key, _sites[first].Curve.At(place));
        var (key, value) = (lowKey, low);
        for (var i = first + 1; i < _sites.Length && key < site; i++)
        {
            (lowKey, low) = (key, value);
            key = _sites[i].Key;
            value = Math.Max(low, _sites[i].Curve.At(place));
        }

        return lowKey == key || site <= lowKey ? value : PassCurve.Line(lowKey, low, key, value, site);
    }

    /// <summary>The durations at places a step apart.</summary>
    /// <param name="site">The site.</param>
    /// <param name="place">The first place.</param>
    /// <param name="step">From one place to the next, at least 1.</param>
    /// <param name="picoseconds">One duration a place, each equal to <see cref="At"/>.</param>
    public void Fill(long site, long place, long step, Span<long> picoseconds)
    {
        var low = FirstSite(site);
        if (!_isOrdered)
        {
            for (var index = 0; index < picoseconds.Length; index++)
            {
                picoseconds[index] = At(site, place + (index * step));
            }

            return;
        }

        _sites[low].Curve.Fill(place, step, picoseconds);
        var lowKey = _sites[low].Key;
        if (low + 1 == _sites.Length || site <= lowKey)
        {
            return;
        }

        Span<long> above = stackalloc long[Math.Min(picoseconds.Length, Block)];
        var (part, whole) = (site - lowKey, _sites[low + 1].Key - lowKey);
        for (var from = 0; from < picoseconds.Length; from += Block)
        {
            var below = picoseconds.Slice(from, Math.Min(Block, picoseconds.Length - from));
            _sites[low + 1].Curve.Fill(place + (from * step), step, above[..below.Length]);
            for (var index = 0; index < below.Length; index++)
            {
                below[index] += PassCurve.Share(above[index] - below[index], part, whole);
            }
        }
    }

    private const int Block = 256;

    /// <summary>
    /// The site below one: where no curve is anywhere below the one of a smaller site, still smaller ones do not count.
    /// </summary>
    private int FirstSite(long site)
    {
        var first = 0;
        while (_isOrdered && first + 2 < _sites.Length && _sites[first + 1].Key < site)
        {
            first++;
        }

        return first;
    }
}
