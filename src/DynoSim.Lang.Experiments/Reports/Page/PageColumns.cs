using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>
/// An axis of the space. A unit is written as in the language (<c>s</c>, <c>req/s</c>, <c>GiB</c>, <c>$/h</c>); empty
/// is a plain number, <c>ratio</c> a share that is shown in percent.
/// </summary>
public sealed record PageAxis
{
    /// <summary>The path that is varied, as written.</summary>
    public required string Path { get; init; }

    /// <summary>The unit of <see cref="PageLevel.Number"/>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether the order of the levels means something: numbers, quantities, ordered enums.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Whether every level has a number.</summary>
    public bool IsNumeric { get; init; }

    /// <summary>The values that the axis takes, in the order to show them in.</summary>
    public required ImmutableArray<PageLevel> Levels { get; init; }
}

/// <summary>One value of an axis.</summary>
/// <param name="Text">The value as shown: <c>KvCost</c>, <c>8_192tok</c>.</param>
/// <param name="Number">The value in the unit of the axis, if it is a number.</param>
/// <param name="Exact">The value as <c>--set</c> reads it back exactly; empty where the point leaves it alone.</param>
public sealed record PageLevel(string Text, double? Number, string Exact);

/// <summary>An objective.</summary>
/// <param name="Text">The expression as written.</param>
/// <param name="Unit">Its unit, as in <see cref="PageAxis"/>.</param>
/// <param name="IsMaximized">Whether more is better.</param>
public sealed record PageObjective(string Text, string Unit, bool IsMaximized);

/// <summary>A further column.</summary>
/// <param name="Key">The figure as in the language: <c>p99(ttft)</c>.</param>
/// <param name="Unit">Its unit, as in <see cref="PageAxis"/>.</param>
public sealed record PageFigure(string Key, string Unit);
