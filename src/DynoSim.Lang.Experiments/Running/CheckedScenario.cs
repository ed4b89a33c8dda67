using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>A scenario that was found and checked, or why it cannot run.</summary>
internal sealed record CheckedScenario
{
    /// <summary>What runs; null if anything is wrong.</summary>
    public RunPlan? Plan { get; init; }

    /// <summary>Findings of the files.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The user's files, the entry first.</summary>
    public ImmutableArray<SourceText> Sources { get; init; } = [];

    /// <summary>What is wrong with the question.</summary>
    public string? Misuse { get; init; }

    /// <summary>What a choice came to.</summary>
    public static CheckedScenario Of(ScenarioChoice choice) => new()
    {
        Plan = choice.Plan is { } plan ? RunPlan.Of(plan) : null,
        Diagnostics = choice.Diagnostics,
        Sources = [.. choice.Compilation?.Modules.Select(module => module.Source) ?? []],
        Misuse = choice.Misuse,
    };
}
