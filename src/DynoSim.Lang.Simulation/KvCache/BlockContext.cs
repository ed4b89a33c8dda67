using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.KvCache;

/// <summary>
/// A KV block that a tier policy looks at. Its members are the names the language offers behind <c>block.</c>
/// </summary>
public readonly ref struct BlockContext
{
    /// <summary>Times it was found again.</summary>
    [Signal("Count", Doc = "Times the block was found again.")]
    public long Hits { get; init; }

    /// <summary>Seconds since its last use.</summary>
    [Signal("Time", Doc = "Time since its last use.")]
    public double Age { get; init; }

    /// <summary>Its size in bytes.</summary>
    [Signal("Bytes", Doc = "Size of the block.")]
    public double Size { get; init; }

    /// <summary>Blocks before it in its prompt.</summary>
    [Signal("Count", Doc = "Blocks before it in its prompt.")]
    public long Depth { get; init; }

    /// <summary>The medium it is on.</summary>
    [Signal("Medium", Doc = "The medium it is on.")]
    public Medium Tier { get; init; }
}
