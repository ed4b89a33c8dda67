using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>A connection of a node.</summary>
[Kind("link", Doc = "A connection of a node.")]
public sealed record LinkOptions;
