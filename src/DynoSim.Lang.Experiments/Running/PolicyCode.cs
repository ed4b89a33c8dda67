using System.Collections.Immutable;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The policies of a scenario as C#, and the values they run with.</summary>
/// <param name="Emitted">The text.</param>
/// <param name="Router">The settings of the router.</param>
/// <param name="Slo">The settings of the SLO; null without one.</param>
/// <param name="Filter">The settings of the workload's <c>where</c>; null without one.</param>
public sealed record PolicyCode(
    EmittedScenario Emitted, SettingValues Router, SettingValues? Slo, SettingValues? Filter)
{
    /// <summary>Writes the policies.</summary>
    /// <exception cref="EmitException">The language let something through that has no C#.</exception>
    public static PolicyCode Of(
        RouterPlan router, SloPlan? slo, ImmutableArray<PassTiming> timings, FilterPlan? filter) => new(
        ScenarioEmitter.Emit(router, slo, timings, filter),
        ScenarioEmitter.ValuesOf(router.Settings),
        slo is null ? null : ScenarioEmitter.ValuesOf(slo.Settings),
        filter is null ? null : ScenarioEmitter.ValuesOf(filter.Settings));
}
