using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The C# of a scenario, or why there is none.</summary>
/// <param name="Source">The text; null if anything is wrong.</param>
/// <param name="Diagnostics">Findings of the files.</param>
/// <param name="Misuse">What is wrong with the question.</param>
public sealed record EmitOutcome(string? Source, ImmutableArray<Diagnostic> Diagnostics, string? Misuse);
