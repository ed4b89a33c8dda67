using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>When a request counts as good.</summary>
[Kind("slo", Doc = "When a request counts as good.", TopLevel = true)]
public sealed record SloOptions;
