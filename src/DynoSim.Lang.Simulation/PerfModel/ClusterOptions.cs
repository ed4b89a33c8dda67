using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>Nodes of accelerators.</summary>
[Kind("cluster", Doc = "Nodes of accelerators.", TopLevel = true)]
public sealed record ClusterOptions;
