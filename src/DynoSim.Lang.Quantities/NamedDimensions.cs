using System.Collections.Immutable;

namespace DynoSim.Lang.Quantities;

/// <summary>The dimensions that have a name in the language, and the way back from a dimension to its name.</summary>
public static class NamedDimensions
{
    /// <summary>
    /// Every name with its dimension; of names with an equal dimension (<c>Ratio</c>, <c>Count</c>) the one that is
    /// printed comes first.
    /// </summary>
    public static ImmutableArray<(string Name, Dimension Dimension)> All { get; } =
    [
        ("Time", Dimension.Time),
        ("Bytes", Dimension.Bytes),
        ("Tokens", Dimension.Tokens),
        ("Requests", Dimension.Requests),
        ("Blocks", Dimension.Blocks),
        ("Sessions", Dimension.Sessions),
        ("Gpus", Dimension.Gpus),
        ("Flops", Dimension.Flops),
        ("Money", Dimension.Money),
        ("Energy", Dimension.Energy),
        ("FlopRate", Dimension.FlopRate),
        ("Bandwidth", Dimension.Bandwidth),
        ("Rate", Dimension.Rate),
        ("TokenRate", Dimension.TokenRate),
        ("SessionRate", Dimension.SessionRate),
        ("Power", Dimension.Power),
        ("Ratio", Dimension.None),
        ("Count", Dimension.None),
    ];

    /// <summary>Finds a dimension by the exact name a file uses.</summary>
    public static bool TryFind(string name, out Dimension dimension)
    {
        foreach (var entry in All)
        {
            if (entry.Name == name)
            {
                dimension = entry.Dimension;
                return true;
            }
        }

        dimension = Dimension.None;
        return false;
    }

    /// <summary>The name of a dimension, or null if it has none.</summary>
    public static string? NameOf(Dimension dimension)
    {
        foreach (var entry in All)
        {
            if (entry.Dimension == dimension)
            {
                return entry.Name;
            }
        }

        return null;
    }
}
