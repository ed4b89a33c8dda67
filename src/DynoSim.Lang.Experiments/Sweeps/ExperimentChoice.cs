using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Spaces;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>The experiment that was asked for, or why there is none.</summary>
internal sealed record ExperimentChoice
{
    /// <summary>The files; null if the question itself is wrong.</summary>
    public Compilation? Compilation { get; init; }

    /// <summary>The declaration.</summary>
    public EntitySymbol? Symbol { get; init; }

    /// <summary>What it is; null if anything is wrong.</summary>
    public ExperimentPlan? Plan { get; init; }

    /// <summary>Its points.</summary>
    public ExperimentSpace? Space { get; init; }

    /// <summary>Findings of the files.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What is wrong with the question.</summary>
    public string? Misuse { get; init; }

    /// <summary>Checks the file and finds the experiment.</summary>
    public static ExperimentChoice Of(RunRequest request, IFileSource files)
    {
        if (!Path.Exists(request.File))
        {
            return new ExperimentChoice { Misuse = $"there is no file `{request.File}`" };
        }

        var compilation = Compile(request, files);
        if (compilation.HasErrors)
        {
            return new ExperimentChoice { Compilation = compilation, Diagnostics = compilation.Diagnostics };
        }

        var experiments = compilation.Experiments;
        var names = string.Join(", ", experiments.Select(each => $"`{each.Name}`"));
        var symbol = request.Name is { } name
            ? experiments.FirstOrDefault(each => each.Name == name)
            : experiments is [var only] ? only : null;
        if (symbol is null)
        {
            return new ExperimentChoice
            {
                Misuse = $"`{request.File}` " + (experiments.IsEmpty ? "declares no experiment"
                    : request.Name is null ? $"declares several experiments; name one of {names}"
                    : $"declares no experiment `{request.Name}`; it has {names}"),
            };
        }

        var found = compilation.Experiment(symbol);
        return new ExperimentChoice
        {
            Compilation = compilation,
            Symbol = symbol,
            Plan = found.Plan,
            Space = found.Space,
            Diagnostics = [.. found.Diagnostics.Where(finding => !IsOfAnother(finding, symbol, experiments))],
        };
    }

    /// <summary>
    /// Whether a finding that stops nothing is said of an experiment that this one does not build on: of a file with a
    /// dozen experiments, each sweep would show those of the other eleven.
    /// </summary>
    private static bool IsOfAnother(
        Diagnostic finding, EntitySymbol chosen, ImmutableArray<EntitySymbol> experiments) =>
        finding.Severity != Severity.Error
        && experiments.FirstOrDefault(each => each.Module.Source == finding.Source
            && finding.Span.Start >= each.Syntax.Span.Start && finding.Span.End <= each.Syntax.Span.End) is { } other
        && other != chosen
        && !chosen.Syntax.DescendantNodes().OfType<NameSyntax>().Any(name => name.Token.Text == other.Name);

    /// <summary>The points once more, of a compilation of the same texts: for another thread.</summary>
    public ExperimentSpace Again(RunRequest request)
    {
        var compilation = Compilation ?? throw new InvalidOperationException("There is no experiment.");
        var files = compilation.Modules.Aggregate(
            compilation.Files,
            (others, module) => new OverlayFileSource(others, module.Source.Path, module.Source.Text));
        var again = Compile(request, files);
        return again.Experiments.FirstOrDefault(each => each.Name == Symbol?.Name) is { } symbol
            && again.Space(symbol) is { } space
            ? space
            : throw new InvalidOperationException("The same texts gave another experiment.");
    }

    private static Compilation Compile(RunRequest request, IFileSource files) =>
        Compilation.Create(request.File, files, new CompilationOptions
        {
            Settings = ScenarioChoice.SettingsOf(request),
            RequiresParams = true,
            ReadsTraceRows = false,
        });
}
