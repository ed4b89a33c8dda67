using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Checks;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Chains;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Checks;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Spaces;
using DynoSim.Lang.Semantics.Testing;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics;

/// <summary>
/// An immutable snapshot of a file with everything it imports, under one set of options: what its names mean, what its
/// entities are, and what is wrong. Work is done when first asked for; nothing is thrown because of what a file says.
/// Not for use by several threads at once.
/// </summary>
public sealed class Compilation
{
    private readonly Binder _binder;
    private readonly DiagnosticBag _bag;
    private readonly OverrideTexts _overrides;
    private readonly Lazy<ImmutableArray<Diagnostic>> _diagnostics;

    private readonly SeveritySettings _severities;

    private Compilation(
        IFileSource files, CompilationOptions options, DiagnosticBag bag, Binder binder, Module? entry,
        SeveritySettings severities)
    {
        _severities = severities;
        Files = files;
        Options = options;
        _bag = bag;
        _binder = binder;
        Entry = entry;
        _overrides = new OverrideTexts(binder);
        binder.Evaluator = new Evaluator(binder, [], new DiagnosticBag(), binder.Guard);
        var overrides = entry is null ? [] : _overrides.Bind(entry, options.Settings);
        binder.Evaluator = new Evaluator(binder, overrides, bag, binder.Guard);
        _diagnostics = new Lazy<ImmutableArray<Diagnostic>>(Check);
    }

    /// <summary>Where files come from.</summary>
    public IFileSource Files { get; }

    /// <summary>What was asked beside the files.</summary>
    public CompilationOptions Options { get; }

    /// <summary>The file asked for; null if it cannot be read.</summary>
    public Module? Entry { get; }

    /// <summary>The user's files, the entry first.</summary>
    public IReadOnlyList<Module> Modules => _binder.Modules.Users;

    /// <summary>
    /// Everything wrong in the user's files, in order of file and position. Asking for it binds and evaluates all of
    /// them.
    /// </summary>
    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.Value;

    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The evaluator of this snapshot.</summary>
    public Evaluator Evaluator => _binder.Evaluator;

    /// <summary>The scenarios the entry file declares, in source order.</summary>
    public ImmutableArray<EntitySymbol> Scenarios => Entities("scenario");

    /// <summary>The experiments the entry file declares, in source order.</summary>
    public ImmutableArray<EntitySymbol> Experiments => Entities("experiment");

    /// <summary>The tests of the entry file, in source order; those that cannot be bound are left out.</summary>
    public ImmutableArray<TestCase> Tests => Entry is { } entry
        ? [.. entry.Tests.Select(test => TestCase.Of(test, entry, _binder)).OfType<TestCase>()]
        : [];

    /// <summary>Reads and parses a file with its imports.</summary>
    /// <param name="entryPath">The file, as the user named it.</param>
    /// <param name="files">Where it and its imports come from.</param>
    /// <param name="options">Overrides and the like; null for none.</param>
    public static Compilation Create(string entryPath, IFileSource files, CompilationOptions? options = null)
    {
        var bag = new DiagnosticBag();
        var modules = new ModuleSet(files, bag);
        var entry = modules.LoadEntry(entryPath);
        var chosen = options ?? CompilationOptions.Default;
        var severities = chosen.Severities.Over(ProjectFile.Read(files, entryPath, bag));
        return new Compilation(files, chosen, bag, new Binder(modules, chosen, bag), entry, severities);
    }

    /// <summary>The entities of a kind that the entry file declares, in source order.</summary>
    public ImmutableArray<EntitySymbol> Entities(string kind) =>
        [.. Entry?.Symbols.OfType<EntitySymbol>().Where(symbol => symbol.Word == kind) ?? []];

    /// <summary>What the entry file declares under a name; null if nothing.</summary>
    public Symbol? Find(string name) => Entry?.Find(name);

    /// <summary>An entity of the entry file as an object, overrides applied; null if it cannot be had.</summary>
    public EntityValue? Entity(EntitySymbol symbol) => Evaluator.Entity(symbol);

    /// <summary>
    /// A scenario resolved for a run: its options, policies, timings, notes and fingerprint. None if the files have
    /// errors or the scenario uses what is not simulated yet.
    /// </summary>
    public PlanResult Plan(EntityValue scenario)
    {
        if (HasErrors)
        {
            return new PlanResult(null, Diagnostics);
        }

        var found = new DiagnosticBag();
        var plan = new ScenarioPlanner(found, Files, readsRows: false).Resolve(scenario);
        var known = Diagnostics.Where(diagnostic => diagnostic.Descriptor != Descriptors.NotSimulatedYet);
        var added = _overrides.Shown(found.Ordered([.. Modules.Select(module => module.Source.Path)]));
        return new PlanResult(plan, [.. known, .. added]);
    }

    /// <summary>
    /// An experiment with its points. None if the files have errors, or if the scenario uses what is not simulated yet.
    /// </summary>
    public ExperimentResult Experiment(EntitySymbol symbol)
    {
        if (HasErrors || Space(symbol) is not { } space || Entity(symbol) is not { } experiment
            || _binder.Entity(symbol).Subject is not { } subject)
        {
            return new ExperimentResult(null, null, Diagnostics);
        }

        var known = Diagnostics.Where(diagnostic => diagnostic.Descriptor != Descriptors.NotSimulatedYet);
        var gaps = space.Resolve(space.Baseline).Findings
            .Where(finding => finding is { Severity: Severity.Error }
                && finding.Descriptor == Descriptors.NotSimulatedYet)
            .ToArray();
        return gaps.Length > 0
            ? new ExperimentResult(null, null, [.. known, .. gaps])
            : new ExperimentResult(
                ExperimentPlanner.Of(experiment, subject, space, this), space, [.. known]);
    }

    /// <summary>The points of an experiment of files that have been checked already.</summary>
    public ExperimentSpace? Space(EntitySymbol symbol) => Entity(symbol) is { } experiment
        ? ExperimentSpace.Of(experiment, _binder, Files)
        : null;

    /// <summary>
    /// The decision of a router by itself, for a test of it; none, with the reasons, if it uses what is not simulated
    /// yet.
    /// </summary>
    public (RouterPlan? Plan, ImmutableArray<Diagnostic> Findings) PlanRouter(EntityValue router)
    {
        var found = new DiagnosticBag();
        var plan = new ScenarioPlanner(found, Files, readsRows: false).ResolveRouter(router);
        return (plan, found.Ordered([.. Modules.Select(module => module.Source.Path)]));
    }

    /// <summary>A copy of a scenario under another seed.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="location">Where it is asked for.</param>
    public static EntityValue WithSeed(EntityValue scenario, long seed, SourceLocation location) =>
        SeededScenarios.With(scenario, seed, location);

    /// <summary>
    /// The canonical form of a planned scenario as a file that runs: with paths to its data where the plan has hashes.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="pathOf">The path to write for a data file.</param>
    public static string Snapshot(ScenarioPlan plan, Func<string, string> pathOf) =>
        CanonicalForm.Of(plan.Entity, pathOf);

    /// <summary>Who set a value, and what is wrong with the path if it leads nowhere.</summary>
    /// <param name="path">Such as <c>S.deployment.decode.tp</c>.</param>
    public (Chain? Chain, ImmutableArray<Diagnostic> Findings) Chain(string path)
    {
        if (Entry is not { } entry)
        {
            return (null, Diagnostics);
        }

        _ = Diagnostics;
        var chain = new ChainPaths(entry, _binder).Read(path);
        return (chain, chain is null ? [.. _bag.Ordered([]).Where(finding => finding.Source.Path == "PATH")] : []);
    }

    private ImmutableArray<Diagnostic> Check()
    {
        var suppressions = new List<Suppression>();
        if (Entry is { } entry)
        {
            BindingChecks.Run(_binder);
            MemberCircles.Run(_binder);
            var expectations = ValueChecks.Run(_binder, entry);
            CheckFeasibility(entry);
            CheckSpaces();
            CheckRejections(entry);
            expectations.ReportUndecided();
            UnusedChecks.Run(_binder);
            HygieneChecks.Run(_binder);
            suppressions.AddRange(Modules.SelectMany(module => SuppressionReader.Read(module.Tree, _bag)));
        }

        FollowOnErrors.Remove(_bag, Modules);
        var files = Modules.Select(module => module.Source.Path).ToArray();
        var found = Suppressions.Apply(_severities.Apply(_bag.Ordered(files)), Modules, suppressions, _severities);
        return _overrides.Shown(_severities.Apply(found));
    }

    private void CheckSpaces()
    {
        var checks = new ExperimentChecks(_binder, Evaluator, Files);
        foreach (var experiment in Experiments.Select(Evaluator.Entity).OfType<EntityValue>())
        {
            checks.Check(experiment);
        }
    }

    /// <summary>Fragments that must not compile, where somebody checks files rather than runs their tests.</summary>
    private void CheckRejections(Module entry)
    {
        foreach (var module in Modules.Where(module => module != entry || !Options.JudgesTests))
        {
            RejectedSyntax.Forget(module, _bag);
        }

        if (!Options.JudgesTests)
        {
            return;
        }

        RejectedSyntax.Judge(this, entry, _binder, _bag);
    }

    /// <summary>Entities of imported files are checked where something of the entry file reaches them.</summary>
    private void CheckFeasibility(Module entry)
    {
        var planner = new ScenarioPlanner(_bag, Files, Options.ReadsTraceRows);
        foreach (var symbol in entry.Symbols.OfType<EntitySymbol>())
        {
            if (Evaluator.Entity(symbol) is { } entity)
            {
                planner.Check(entity);
            }
        }

        foreach (var test in Options.JudgesTests ? entry.Tests : [])
        {
            if (TestBlocks.Bind(test, entry, _binder).Prototype?.Invoke() is { } self)
            {
                planner.Check(self);
            }
        }
    }
}
