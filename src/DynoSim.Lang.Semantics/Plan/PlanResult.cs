using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>A plan, or why there is none.</summary>
/// <param name="Plan">The plan; null exactly if there are errors.</param>
/// <param name="Diagnostics">
/// Everything to show for the run: the findings of the files, and what this scenario uses that is not simulated yet.
/// </param>
public sealed record PlanResult(ScenarioPlan? Plan, ImmutableArray<Diagnostic> Diagnostics);
