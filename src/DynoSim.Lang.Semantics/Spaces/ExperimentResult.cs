using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>An experiment ready to run, or why it is not.</summary>
/// <param name="Plan">What it is; null if anything is wrong.</param>
/// <param name="Space">Its points; null if anything is wrong.</param>
/// <param name="Diagnostics">Findings of the files.</param>
public sealed record ExperimentResult(
    ExperimentPlan? Plan, ExperimentSpace? Space, ImmutableArray<Diagnostic> Diagnostics);
