using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>The requests of a run.</summary>
[Kind("workload", Doc = "The requests of a run.", TopLevel = true)]
public sealed record WorkloadOptions;
