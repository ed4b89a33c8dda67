using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>A complete scenario with what its rules compare.</summary>
/// <param name="Entity">The scenario as written.</param>
/// <param name="Options">The scenario.</param>
/// <param name="Deployment">The facts of its deployment.</param>
/// <param name="TimingOf">The timing of a pool; null if there is none, which has been reported.</param>
/// <param name="MeanOf">The mean of a distribution.</param>
internal sealed record ScenarioFacts(
    EntityValue Entity,
    ScenarioOptions Options,
    DeploymentFacts Deployment,
    Func<PoolFacts, PassTiming?> TimingOf,
    Func<Distribution, double> MeanOf);
