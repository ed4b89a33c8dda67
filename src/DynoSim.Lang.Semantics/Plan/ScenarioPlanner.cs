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
    private readonly OptionsMaterializer _options = new();
    private readonly FeasibilityChecker _feasibility;
    private readonly PlanningMemory _memory;

    /// <summary>Makes a planner.</summary>
    /// <param name="diagnostics">Where findings go.</param>
    /// <param name="files">Where traces and tables are.</param>
    /// <param name="readsRows">Whether the rows of traces are looked at, not only whether the files exist.</param>
    /// <param name="memory">What planners of the same files share; null for its own.</param>
    public ScenarioPlanner(
        DiagnosticBag diagnostics, IFileSource files, bool readsRows, PlanningMemory? memory = null)
    {
        _diagnostics = diagnostics;
        _memory = memory ?? new PlanningMemory(files);
        _feasibility = new FeasibilityChecker(diagnostics, _options, files, readsRows, _memory);
    }

    /// <summary>Whether an entity can work; of a scenario also whether its policies can be run.</summary>
    public void Check(EntityValue entity)
    {
        _feasibility.Check(entity);
        if (entity.Kind is { Name: "scenario" })
        {
            FindGaps(entity, Policies.Of(entity), Severity.Info);
        }
    }

    /// <summary>
    /// The plan of a scenario that has been checked; null if it uses what is not simulated yet, which is then reported
    /// as an error.
    /// </summary>
    public ScenarioPlan? Resolve(EntityValue scenario)
    {
        // A copy, as `S with { … }` makes one, has not been checked with its file.
        return scenario.Symbol is null ? ResolveAnew(scenario) : ResolveChecked(scenario);
    }

    /// <summary>The plan of a scenario that nobody has checked: a copy, or one at a point of an experiment.</summary>
    public ScenarioPlan? ResolveAnew(EntityValue scenario)
    {
        _feasibility.Check(scenario);
        return ResolveChecked(scenario);
    }

    private ScenarioPlan? ResolveChecked(EntityValue scenario)
    {
        var policies = Policies.Of(scenario);
        FindGaps(scenario, policies, Severity.Error);
        if (_diagnostics.HasErrors || policies.Router is not { } router
            || _options.Make<ScenarioOptions>(scenario) is not { } options
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
            Slo = policies.Slo,
            Filter = policies.Filter,
            Timings = timings,
            Budgets = [.. facts.Pools.Select(pool => pool.Budget)],
            Expectations = Expectations(scenario),
            Notes = PlanNotes.Of(scenario, facts, builds),
            Trace = TraceOf(scenario, options),
            Entity = scenario,
        });
    }

    /// <summary>
    /// The decision of a router by itself; null if something in it is wrong or not simulated yet, which is reported.
    /// </summary>
    public RouterPlan? ResolveRouter(EntityValue router)
    {
        var plan = PolicyLowering.Router(router);
        var gaps = new SimulationGaps(_diagnostics, Severity.Error);
        gaps.Visit(router);
        ImmutableArray<BoundExpression> parts =
            plan is null ? [] : plan.Eligible.Add(plan.Cost).AddRange(plan.TieBreak).AddRange(plan.Lets);
        foreach (var part in parts)
        {
            gaps.Visit(part);
        }

        return _diagnostics.HasErrors ? null : plan;
    }

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
        if (plan.Trace is { } trace && _memory.HashOf(trace.Path) is null)
        {
            return null;
        }

        var canonical = CanonicalForm.Of(plan.Entity, ContentOf);
        return plan with { Canonical = canonical, Fingerprint = Fingerprint.Of(canonical) };
    }

    private string ContentOf(string path) => "sha256:" + (_memory.HashOf(path) ?? "missing");

    private void FindGaps(EntityValue scenario, Policies policies, Severity severity)
    {
        var gaps = new SimulationGaps(_diagnostics, severity);
        gaps.Visit(scenario);
        gaps.VisitFilter(scenario.Block("workload"));
        gaps.VisitEnd(scenario.Block("workload"));
        foreach (var part in policies.Parts.Concat(Expectations(scenario).Select(expected => expected.Condition)))
        {
            gaps.Visit(part);
        }
    }

    /// <summary>What a scenario decides during its run, as far as it could be lowered.</summary>
    private sealed record Policies(RouterPlan? Router, SloPlan? Slo, FilterPlan? Filter)
    {
        public IEnumerable<BoundExpression> Parts =>
        [
            .. Router is { } router
                ? router.Eligible.Add(router.Cost).AddRange(router.TieBreak).AddRange(router.Lets)
                : [],
            .. Slo is { } slo ? slo.Good.AddRange(slo.Lets) : [],
            .. Filter is { } filter ? filter.Keep.AddRange(filter.Lets) : [],
        ];

        public static Policies Of(EntityValue scenario) => new(
            scenario.Block("deployment")?.Block("router") is { } router ? PolicyLowering.Router(router) : null,
            scenario.Block("slo") is { } slo ? PolicyLowering.Slo(slo) : null,
            scenario.Block("workload") is { } workload ? PolicyLowering.Filter(workload) : null);
    }
}
