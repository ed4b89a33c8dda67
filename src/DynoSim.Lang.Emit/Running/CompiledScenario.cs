using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Emit.Running;

/// <summary>
/// A scenario's structure as running code. The emitted assembly holds exactly one class derived from it; values come in
/// from outside, so scenarios that differ only in numbers share it.
/// </summary>
public abstract class CompiledScenario
{
    /// <summary>Runs the scenario on the reference engine.</summary>
    /// <param name="setup">What runs.</param>
    /// <param name="timings">The timing of a worker of each pool.</param>
    /// <param name="router">The settings of the router.</param>
    /// <exception cref="ConservationException">The run lost or invented something.</exception>
    /// <exception cref="TimelineException">The run goes on beyond the timeline.</exception>
    public abstract SimulationResult RunReference(
        SimulationSetup setup, ImmutableArray<PassTiming> timings, SettingValues router);

    /// <summary>Runs the scenario on the accelerated engine, which answers as the reference does.</summary>
    /// <inheritdoc cref="RunReference"/>
    public abstract SimulationResult RunAccelerated(
        SimulationSetup setup, ImmutableArray<PassTiming> timings, SettingValues router);

    /// <summary>The condition of the SLO; null without one.</summary>
    /// <param name="slo">The settings of the SLO.</param>
    public virtual RequestPredicate? Good(SettingValues slo) => null;

    /// <summary>Which rows of the trace are replayed; null for all.</summary>
    /// <param name="filter">The settings of the workload's <c>where</c>.</param>
    public virtual RecordPredicate? Keep(SettingValues filter) => null;
}
