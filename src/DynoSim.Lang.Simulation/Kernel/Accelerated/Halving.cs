namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>A property that places have up to one of them, and none behind it.</summary>
internal interface ILeadingProperty
{
    /// <summary>Whether a place has it.</summary>
    bool Holds(int place);
}

/// <summary>Finds where a leading property ends without asking every place.</summary>
internal static class Halving
{
    /// <summary>The first place from a start that does not have a property; the end if all before it do.</summary>
    public static int FirstWithout<TProperty>(int start, int end, in TProperty property)
        where TProperty : struct, ILeadingProperty
    {
        // All or none, as a rule: both ends are looked at first.
        if (start >= end || !property.Holds(start))
        {
            return start;
        }

        if (property.Holds(end - 1))
        {
            return end;
        }

        var (low, high) = (start + 1, end - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = property.Holds(middle) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
