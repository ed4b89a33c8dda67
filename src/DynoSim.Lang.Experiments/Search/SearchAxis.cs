namespace DynoSim.Lang.Experiments.Search;

/// <summary>
/// One axis of a space. A point has a coordinate in [0, 1) on each; an axis of n levels cuts it into n equal parts.
/// </summary>
public sealed record SearchAxis
{
    private SearchAxis(int levels, bool isOrdered) => (Levels, IsOrdered) = (levels, isOrdered);

    /// <summary>The number of levels; 0 for an interval.</summary>
    public int Levels { get; }

    /// <summary>Whether neighbouring levels resemble each other; else they are names.</summary>
    public bool IsOrdered { get; }

    /// <summary>Whether every coordinate is a value of its own.</summary>
    public bool IsInterval => Levels == 0;

    /// <summary>An interval.</summary>
    public static SearchAxis Interval { get; } = new(0, isOrdered: true);

    /// <summary>Levels in an order: sizes, rates.</summary>
    /// <param name="levels">Their number, 1 or more.</param>
    public static SearchAxis Ordered(int levels) => OfLevels(levels, isOrdered: true);

    /// <summary>Levels without an order: routers, models.</summary>
    /// <param name="levels">Their number, 1 or more.</param>
    public static SearchAxis Categorical(int levels) => OfLevels(levels, isOrdered: false);

    /// <summary>The level that a coordinate belongs to; 0 on an interval.</summary>
    /// <param name="coordinate">A coordinate; one outside [0, 1) belongs to the end.</param>
    public int LevelOf(double coordinate) =>
        IsInterval ? 0 : (int)Math.Clamp(Math.Floor(coordinate * Levels), 0, Levels - 1);

    /// <summary>The coordinate in the middle of a level.</summary>
    /// <param name="level">The level.</param>
    public double CoordinateOf(int level) => IsInterval ? 0.5 : (level + 0.5) / Levels;

    private static SearchAxis OfLevels(int levels, bool isOrdered)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        return new SearchAxis(levels, isOrdered);
    }
}
