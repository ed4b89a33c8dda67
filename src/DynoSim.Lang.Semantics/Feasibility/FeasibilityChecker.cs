using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// What cannot work although every line is well-typed: checked per object, before anything runs. The same finding at
/// the same place is reported once, however many scenarios reach it.
/// </summary>
internal sealed class FeasibilityChecker
{
    private static readonly ImmutableArray<Action<PoolFacts, FeasibilityReport>> PoolRules =
    [
        TpDividesHeads.Check, KvHeadsReplicated.Check, GroupSpansNodes.Check, ContextLength.Check,
        PoolShape.CheckExperts,
    ];

    private static readonly ImmutableArray<Action<DeploymentFacts, FeasibilityReport>> DeploymentRules =
    [
        GpusExceedCluster.Check, BlockSizes.Check, PoolShape.CheckReplicas,
    ];

    private static readonly ImmutableArray<Action<ScenarioFacts, FeasibilityReport>> ScenarioRules =
    [
        PromptRules.Check, OverloadRule.Check, ColdStartRule.Check, LatencyFloor.Check,
    ];

    private readonly HashSet<EntityValue> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EntityValue, TimingBuild?> _timings = new(ReferenceEqualityComparer.Instance);
    private readonly FeasibilityReport _report;
    private readonly OptionsMaterializer _options;
    private readonly IFileSource _files;
    private readonly PlanningMemory _memory;
    private readonly bool _readsRows;
    private readonly ImmutableSortedDictionary<string, Action<EntityValue>> _checks;

    /// <summary>Makes a checker for one compilation.</summary>
    /// <param name="diagnostics">Where findings go.</param>
    /// <param name="options">Makes the options records.</param>
    /// <param name="files">Where traces are.</param>
    /// <param name="readsRows">Whether the rows of traces are looked at, not only whether the files exist.</param>
    /// <param name="memory">What checkers of the same files share.</param>
    public FeasibilityChecker(
        DiagnosticBag diagnostics,
        OptionsMaterializer options,
        IFileSource files,
        bool readsRows,
        PlanningMemory memory)
    {
        _report = new FeasibilityReport(diagnostics);
        _options = options;
        _files = files;
        _memory = memory;
        _readsRows = readsRows;
        _checks = new Dictionary<string, Action<EntityValue>>
        {
            ["cache"] = cache => TierRules.Check(cache, _report, _options),
            ["engine"] = engine => EngineRules.Check(engine, _report),
            ["deployment"] = deployment => CheckDeployment(deployment),
            ["planner"] = planner => PlannerRules.Check(planner, _report),
            ["scenario"] = CheckScenario,
            ["test"] = test => MetricRules.Check(test, _report),
            ["workload"] = CheckWorkload,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>Checks an entity and what it stands on; kinds without rules pass.</summary>
    public void Check(EntityValue entity)
    {
        if (entity.Kind is { } kind && _checks.TryGetValue(kind.Name, out var check) && _seen.Add(entity))
        {
            check(entity);
        }
    }

    /// <summary>Checks of a scenario only whether its prompts can be served, which is cheap.</summary>
    public void CheckPrompts(EntityValue scenario)
    {
        if (FactsOf(scenario) is { } facts && facts.Deployment.Pools.All(pool => pool.CanRun))
        {
            PromptRules.Check(facts, _report);
        }
    }

    private void CheckScenario(EntityValue scenario)
    {
        foreach (var part in new[] { "deployment", "workload" })
        {
            if (scenario.Block(part) is { } entity)
            {
                Check(entity);
            }
        }

        MetricRules.Check(scenario, _report);
        if (FactsOf(scenario) is not { } facts)
        {
            return;
        }

        // Of what a system that cannot run would do, nothing is worth saying.
        foreach (var rule in facts.Deployment.Pools.All(pool => pool.CanRun) ? ScenarioRules : [])
        {
            rule(facts, _report);
        }
    }

    private ScenarioFacts? FactsOf(EntityValue scenario) =>
        _options.Make<ScenarioOptions>(scenario) is { } options && scenario.Block("deployment") is { } deployment
            ? new ScenarioFacts(
                scenario,
                options,
                DeploymentFacts.Of(deployment, _options),
                pool => TimingOf(pool)?.Timing,
                _memory.MeanOf)
            : null;

    private void CheckDeployment(EntityValue deployment)
    {
        var facts = DeploymentFacts.Of(deployment, _options);
        PoolPlaces.Check(deployment, _report);
        foreach (var pool in facts.Pools)
        {
            foreach (var rule in PoolRules)
            {
                rule(pool, _report);
            }

            TierRules.Check(pool, _report, _options);
            if (pool.Entity.Block("engine") is { } engine)
            {
                Check(engine);
            }

            if (pool.DividesHeads)
            {
                MemoryRules.Check(pool, _report);
            }
        }

        foreach (var rule in DeploymentRules)
        {
            rule(facts, _report);
        }

        TransferRules.Check(facts, _report, _options);
        PlannerRules.Check(facts, _report, _options);
        foreach (var part in new[] { "cache", "planner" })
        {
            if (deployment.Block(part) is { } entity)
            {
                Check(entity);
            }
        }
    }

    private void CheckWorkload(EntityValue workload)
    {
        WorkloadRules.Check(workload, _report);
        TraceRules.Check(workload, _report, _files, _readsRows);
        ColumnRules.Check(workload, _report, _files, _readsRows);
    }

    /// <summary>The timing of a pool; null if there is none, which has been reported.</summary>
    public TimingBuild? TimingOf(PoolFacts pool)
    {
        if (!_timings.TryGetValue(pool.Entity, out var timing))
        {
            timing = PoolTimingRules.Build(pool, _report, _files);
            _timings[pool.Entity] = timing;
        }

        return timing;
    }
}
