namespace DynoSim.Lang.Emit.Running;

/// <summary>Functions of policies over the items of a list written out in the policy.</summary>
public static class PolicyLists
{
    /// <summary>The least item; of no items, infinity.</summary>
    public static double Min(params ReadOnlySpan<double> items)
    {
        var least = double.PositiveInfinity;
        foreach (var item in items)
        {
            least = Math.Min(least, item);
        }

        return least;
    }

    /// <summary>The least item; of no items, the greatest count.</summary>
    public static long Min(params ReadOnlySpan<long> items)
    {
        var least = long.MaxValue;
        foreach (var item in items)
        {
            least = Math.Min(least, item);
        }

        return least;
    }

    /// <summary>The greatest item; of no items, negative infinity.</summary>
    public static double Max(params ReadOnlySpan<double> items)
    {
        var greatest = double.NegativeInfinity;
        foreach (var item in items)
        {
            greatest = Math.Max(greatest, item);
        }

        return greatest;
    }

    /// <summary>The greatest item; of no items, the least count.</summary>
    public static long Max(params ReadOnlySpan<long> items)
    {
        var greatest = long.MinValue;
        foreach (var item in items)
        {
            greatest = Math.Max(greatest, item);
        }

        return greatest;
    }

    /// <summary>The sum in order of the items.</summary>
    public static double Sum(params ReadOnlySpan<double> items)
    {
        var sum = 0.0;
        foreach (var item in items)
        {
            sum += item;
        }

        return sum;
    }

    /// <summary>The sum, saturating.</summary>
    public static long Sum(params ReadOnlySpan<long> items)
    {
        var sum = 0L;
        foreach (var item in items)
        {
            sum = PolicyMath.Add(sum, item);
        }

        return sum;
    }

    /// <summary>The mean; of no items, not a number.</summary>
    public static double Mean(params ReadOnlySpan<double> items) => Sum(items) / items.Length;

    /// <summary>Whether every item is true.</summary>
    public static bool All(params ReadOnlySpan<bool> items) => !items.Contains(false);

    /// <summary>Whether an item is true.</summary>
    public static bool Any(params ReadOnlySpan<bool> items) => items.Contains(true);

    /// <summary>Whether a value is among the items.</summary>
    public static bool Contains(double value, params ReadOnlySpan<double> items) => items.Contains(value);

    /// <summary>Whether a value is among the items.</summary>
    public static bool Contains(long value, params ReadOnlySpan<long> items) => items.Contains(value);
}
