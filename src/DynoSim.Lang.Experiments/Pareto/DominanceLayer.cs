namespace DynoSim.Lang.Experiments.Pareto;

/// <summary>
/// Points that do not dominate each other, added in lexicographic order. The first objective then needs no comparison:
/// whoever was added before is not worse in it. Up to three objectives that leaves a staircase in the plane, in which a
/// question is a binary search; beyond, the points are looked through, the last one first.
/// </summary>
/// <param name="objectives">The number of objectives.</param>
internal sealed class DominanceLayer(int objectives)
{
    private readonly Staircase? _stairs = objectives <= 3 ? new Staircase() : null;
    private readonly List<double> _others = [];

    /// <summary>Whether a point added before is nowhere worse; equal points do not occur.</summary>
    public bool Dominates(ReadOnlySpan<double> point)
    {
        if (_stairs is not null)
        {
            return _stairs.Covers(Second(point), Third(point));
        }

        var width = objectives - 1;
        var rest = point[1..];
        var others = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_others);
        for (var at = others.Length - width; at >= 0; at -= width)
        {
            if (IsNowhereWorse(others.Slice(at, width), rest))
            {
                return true;
            }
        }

        return false;
    }

    public void Add(ReadOnlySpan<double> point)
    {
        if (_stairs is not null)
        {
            _stairs.Add(Second(point), Third(point));
        }
        else
        {
            _others.AddRange(point[1..]);
        }
    }

    private static bool IsNowhereWorse(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        for (var objective = 0; objective < left.Length; objective++)
        {
            if (left[objective] > right[objective])
            {
                return false;
            }
        }

        return true;
    }

    private static double Second(ReadOnlySpan<double> point) => point.Length > 1 ? point[1] : 0;

    private static double Third(ReadOnlySpan<double> point) => point.Length > 2 ? point[2] : 0;
}
