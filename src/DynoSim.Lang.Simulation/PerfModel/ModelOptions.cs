using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>What a model is made of.</summary>
[Kind("model", Doc = "What a model is made of.", TopLevel = true)]
public sealed record ModelOptions;
