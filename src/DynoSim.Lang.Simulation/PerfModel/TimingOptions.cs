using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>How long a pass lasts.</summary>
[Kind("timing", Doc = "How long a pass lasts.")]
public sealed record TimingOptions;
