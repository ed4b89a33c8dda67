using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The plan of the scenario that was asked for, or why there is none.</summary>
/// <param name="Compilation">The files; null if the question itself is wrong.</param>
/// <param name="Plan">The plan; null if anything is wrong.</param>
/// <param name="Diagnostics">Findings of the files.</param>
/// <param name="Misuse">What is wrong with the question.</param>
internal sealed record ScenarioChoice(
    Compilation? Compilation, ScenarioPlan? Plan, ImmutableArray<Diagnostic> Diagnostics, string? Misuse)
{
    /// <summary>Checks the file, finds the scenario, resolves it.</summary>
    public static ScenarioChoice Of(RunRequest request) => Of(request, new DiskFileSource(request.File));

    /// <summary>Checks the file as a source has it, finds the scenario, resolves it.</summary>
    public static ScenarioChoice Of(RunRequest request, IFileSource files)
    {
        if (!Path.Exists(request.File))
        {
            return Wrong($"there is no file `{request.File}`");
        }

        var compilation = Compilation.Create(request.File, files, new CompilationOptions
        {
            Settings = SettingsOf(request),
            RequiresParams = true,
            ReadsTraceRows = false,
        });
        if (ExperimentMeant(compilation, request.Name) is { } experiment && !compilation.HasErrors)
        {
            return Wrong(
                $"`{experiment.Name}` is an experiment; `dynosim sweep {request.File} {experiment.Name}` runs it");
        }

        var (scenario, misuse) = Find(compilation, request.Name);
        if (scenario is null || compilation.HasErrors)
        {
            return compilation.HasErrors
                ? new ScenarioChoice(compilation, null, compilation.Diagnostics, null)
                : Wrong($"`{request.File}` {misuse}");
        }

        if (compilation.Entity(scenario) is not { } entity)
        {
            return new ScenarioChoice(compilation, null, compilation.Diagnostics, null);
        }

        var result = compilation.Plan(entity);
        return new ScenarioChoice(compilation, result.Plan, result.Diagnostics, null);
    }

    // A seed given by itself is a setting like any other, so that it is part of what the result is identified by.
    internal static ImmutableArray<SettingText> SettingsOf(RunRequest request) => request.Seed is { } seed
        ? request.Settings.Add(new SettingText("seed", seed.ToString(CultureInfo.InvariantCulture)))
        : request.Settings;

    private static (EntitySymbol? Scenario, string Misuse) Find(Compilation compilation, string? name)
    {
        var scenarios = compilation.Scenarios;
        var names = string.Join(", ", scenarios.Select(scenario => $"`{scenario.Name}`"));
        if (scenarios.IsEmpty)
        {
            return (null, "declares no scenario");
        }

        if (name is null)
        {
            return scenarios is [var only]
                ? (only, string.Empty) : (null, $"declares several scenarios; name one of {names}");
        }

        return (
            scenarios.FirstOrDefault(scenario => scenario.Name == name),
            $"declares no scenario `{name}`; it has {names}");
    }

    /// <summary>
    /// The experiment of that name; without a name, the first of a file that has nothing else to run.
    /// </summary>
    private static EntitySymbol? ExperimentMeant(Compilation compilation, string? name) => name is null
        ? compilation.Scenarios.IsEmpty ? compilation.Experiments.FirstOrDefault() : null
        : compilation.Experiments.FirstOrDefault(experiment => experiment.Name == name);

    private static ScenarioChoice Wrong(string misuse) => new(null, null, [], misuse);
}
