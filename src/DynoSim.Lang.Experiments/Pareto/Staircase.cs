namespace DynoSim.Lang.Experiments.Pareto;

/// <summary>The part of the plane that lies above and to the right of some points: its lower left corners.</summary>
internal sealed class Staircase
{
    // From left to right; every corner is lower than the one before.
    private readonly List<double> _left = [];
    private readonly List<double> _bottom = [];

    public int Count => _left.Count;

    public (double Left, double Bottom) this[int corner] => (_left[corner], _bottom[corner]);

    /// <summary>Drops every corner.</summary>
    public void Clear()
    {
        _left.Clear();
        _bottom.Clear();
    }

    /// <summary>Whether a corner is neither to the right of the place nor above it.</summary>
    public bool Covers(double left, double bottom)
    {
        var last = CornersUpTo(left) - 1;
        return last >= 0 && _bottom[last] <= bottom;
    }

    /// <summary>Adds a corner, and drops those that it covers.</summary>
    public void Add(double left, double bottom)
    {
        if (Covers(left, bottom))
        {
            return;
        }

        var first = CornersBefore(left);
        var end = first;
        while (end < _left.Count && _bottom[end] >= bottom)
        {
            end++;
        }

        _left.RemoveRange(first, end - first);
        _bottom.RemoveRange(first, end - first);
        _left.Insert(first, left);
        _bottom.Insert(first, bottom);
    }

    /// <summary>The number of corners that are not to the right of a place.</summary>
    public int CornersUpTo(double left)
    {
        var (low, high) = (0, _left.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_left[middle] <= left)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The number of corners that are to the left of a place.</summary>
    public int CornersBefore(double left)
    {
        var count = CornersUpTo(left);
        return count > 0 && _left[count - 1] == left ? count - 1 : count;
    }

    /// <summary>What a further corner would add to the covered area below and left of the reference.</summary>
    public double Gain(double left, double bottom, double referenceLeft, double referenceBottom)
    {
        if (left >= referenceLeft || bottom >= referenceBottom)
        {
            return 0;
        }

        var corner = CornersUpTo(left);
        var ceiling = corner > 0 ? Math.Min(_bottom[corner - 1], referenceBottom) : referenceBottom;
        var (gain, from) = (0.0, left);
        for (; ceiling > bottom; corner++)
        {
            var to = corner < _left.Count ? Math.Min(_left[corner], referenceLeft) : referenceLeft;
            gain += (to - from) * (ceiling - bottom);
            if (to >= referenceLeft)
            {
                break;
            }

            (from, ceiling) = (to, Math.Min(ceiling, _bottom[corner]));
        }

        return gain;
    }
}
