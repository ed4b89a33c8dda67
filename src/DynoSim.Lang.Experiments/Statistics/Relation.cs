namespace DynoSim.Lang.Experiments.Statistics;

/// <summary>How a measured value is to stand to a bound.</summary>
public enum Relation
{
    /// <summary>Below the bound.</summary>
    Less,

    /// <summary>At most the bound.</summary>
    LessOrEqual,

    /// <summary>Above the bound.</summary>
    Greater,

    /// <summary>At least the bound.</summary>
    GreaterOrEqual,

    /// <summary>The bound itself.</summary>
    Equal,

    /// <summary>Anything but the bound.</summary>
    NotEqual,
}
