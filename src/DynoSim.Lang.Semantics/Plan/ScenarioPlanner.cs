using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Lowering;
using DynoSim.Lang.Semantics.Feasibility;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>Checks evaluated entities and turns scenarios into plans; one serves a whole compilation.</summary>
internal sealed class ScenarioPlanner
{
    private readonly DiagnosticBag _diagnostics;
    private readonly IFileSource _files;
    private readonly OptionsMaterializer _options = new();
    private readonly FeasibilityChecker _feasibility;

    /// <summary>Makes a planner.</summary>
    /// <param name="diagnostics">Where findings go.</param>
    /// <param name="files">Where traces and tables are.</param>
    /// <param name="readsRows">Whether the rows of traces are looked at, not only whether the files exist.</param>
    public ScenarioPlanner(DiagnosticBag diagnostics, IFileSource files, bool readsRows)
    {
        _diagnostics = diagnostics;
        _files = files;
        _feasibility = new FeasibilityChecker(diagnostics, _options, files, readsRows);
    }

    /// <summary>Whether an entity can work; of a scenario also whether its policies can be run.</summary>
    public void Check(EntityValue entity)
    {
        _feasibility.Check(entity);
        if (entity.Kind is { Name: "scenario" })
        {
            var (router, slo) = Policies(entity);
            FindGaps(entity, router, slo, Severity.Info);
        }
    }

    /// <summary>
    /// The plan of a scenario that has been checked; null if it uses what is not simulated yet, which is then reported
    /// as an error.
    /// </summary>
    public ScenarioPlan? Resolve(EntityValue scenario)
    {
        var (router, slo) = Policies(scenario);
        FindGaps(scenario, router, slo, Severity.Error);
        if (_diagnostics.HasErrors || router is null || _options.Make<ScenarioOptions>(scenario) is not { } options
            || scenario.Block("deployment") is not { } deployment)
        {
            return null;
        }

        var facts = DeploymentFacts.Of(deployment, _options);
        var builds = facts.Pools.Select(_feasibility.TimingOf).OfType<TimingBuild>().ToImmutableArray();
        var timings = builds.Select(build => build.Timing).OfType<PassTiming>().ToImmutableArray();
        if (!facts.IsComplete || timings.Length != facts.Pools.Length)
        {
            return null;
        }

        return Identify(new ScenarioPlan
        {
            Name = scenario.Name,
            Options = WithCapacity(options, facts),
            Router = router,
            Slo = slo,
            Timings = timings,
            Budgets = [.. facts.Pools.Select(pool => pool.Budget)],
            Expectations = Expectations(scenario),
            Notes = PlanNotes.Of(scenario, facts, builds),
            Trace = TraceOf(scenario, options),
            Entity = scenario,
        });
    }

    private static (RouterPlan? Router, SloPlan? Slo) Policies(EntityValue scenario) => (
        scenario.Block("deployment")?.Block("router") is { } router ? PolicyLowering.Router(router) : null,
        scenario.Block("slo") is { } slo ? PolicyLowering.Slo(slo) : null);

    private static ScenarioOptions WithCapacity(ScenarioOptions options, DeploymentFacts facts) => options with
    {
        Deployment = options.Deployment with
        {
            Pools =
            [
                .. options.Deployment.Pools.Zip(
                    facts.Pools, (pool, known) => pool with { KvBlocks = known.Budget.Blocks }),
            ],
        },
    };

    private static TracePlan? TraceOf(EntityValue scenario, ScenarioOptions options) =>
        options.Workload.Source is { } source && scenario.Block("workload") is { } workload
            ? new TracePlan(source.Path, source.BlockTokens, workload.LocationOf("source"))
            : null;

    private static ImmutableArray<ExpectationPlan> Expectations(EntityValue scenario) =>
    [
        .. scenario.Statements<ExpectStatement>()
            .Where(entry => entry.Statement.Condition.Phase == KnobPhase.Result)
            .Select(entry => new ExpectationPlan(
                entry.Statement.Condition, entry.Environment, entry.Statement.Because, entry.Statement.Location)),
    ];

    private ScenarioPlan? Identify(ScenarioPlan plan)
    {
        var hash = plan.Trace is { } trace ? Fingerprint.OfFile(_files, trace.Path) : null;
        if (plan.Trace is not null && hash is null)
        {
            return null;
        }

        var canonical = CanonicalForm.Of(plan.Entity, plan.Router, plan.Slo, plan.Expectations, hash);
        return plan with { Canonical = canonical, Fingerprint = Fingerprint.Of(canonical) };
    }

    private void FindGaps(EntityValue scenario, RouterPlan? router, SloPlan? slo, Severity severity)
    {
        var gaps = new SimulationGaps(_diagnostics, severity);
        gaps.Visit(scenario);
        ImmutableArray<BoundExpression> parts =
        [
            .. router is null ? [] : router.Eligible.Add(router.Cost).AddRange(router.TieBreak).AddRange(router.Lets),
            .. slo is null ? [] : slo.Good.AddRange(slo.Lets),
            .. Expectations(scenario).Select(expectation => expectation.Condition),
        ];
        foreach (var part in parts)
        {
            gaps.Visit(part);
        }
    }
}
