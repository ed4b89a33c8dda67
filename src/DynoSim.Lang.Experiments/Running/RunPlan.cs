using System.Collections.Immutable;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>
/// What a run needs of a scenario once it is checked: values only, nothing of the language but places in its files. So
/// it can be kept between runs.
/// </summary>
public sealed record RunPlan
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>The hash of everything the result depends on.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The resolved options.</summary>
    public required ScenarioOptions Options { get; init; }

    /// <summary>The timing of a worker of each pool.</summary>
    public required ImmutableArray<PassTiming> Timings { get; init; }

    /// <summary>The memory of a worker of each pool.</summary>
    public required ImmutableArray<KvBudget> Budgets { get; init; }

    /// <summary>What was derived and assumed.</summary>
    public required ImmutableArray<PlanNote> Notes { get; init; }

    /// <summary>The trace to open; null for a generated workload.</summary>
    public TracePlan? Trace { get; init; }

    /// <summary>Where the scenario is declared.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The name of its workload.</summary>
    public required string WorkloadName { get; init; }

    /// <summary>Where the workload is declared.</summary>
    public required SourceLocation WorkloadLocation { get; init; }

    /// <summary>The router, to be written as code; null in a plan that has its code.</summary>
    public RouterPlan? Router { get; init; }

    /// <summary>The SLO, to be written as code; null without one, and in a plan that has its code.</summary>
    public SloPlan? Slo { get; init; }

    /// <summary>
    /// Which rows of the trace are replayed, to be written as code; null for all, and in a plan that has its code.
    /// </summary>
    public FilterPlan? Filter { get; init; }

    /// <summary>The policies as code; null until they are written.</summary>
    public PolicyCode? Code { get; init; }

    /// <summary>Whether some rows of the trace are left out.</summary>
    public bool IsFiltered => Filter is not null || Code?.Filter is not null;

    /// <summary>The part of a plan that a run needs.</summary>
    public static RunPlan Of(ScenarioPlan plan)
    {
        var workload = plan.Entity.Block("workload") ?? plan.Entity;
        return new RunPlan
        {
            Name = plan.Name,
            Fingerprint = plan.Fingerprint,
            Options = plan.Options,
            Timings = plan.Timings,
            Budgets = plan.Budgets,
            Notes = plan.Notes,
            Trace = plan.Trace,
            Location = plan.Entity.Location,
            WorkloadName = workload.Name,
            WorkloadLocation = workload.Location,
            Router = plan.Router,
            Slo = plan.Slo,
            Filter = plan.Filter,
        };
    }

    /// <summary>The policies as code, written now if they are not yet.</summary>
    /// <exception cref="EmitException">The language let something through that has no C#.</exception>
    public PolicyCode CodeOrWrite() => Code ?? PolicyCode.Of(
        Router ?? throw new InvalidOperationException($"The plan of {Name} has neither code nor a router."),
        Slo,
        Timings,
        Filter);

    /// <summary>The plan with its policies as code instead of as expressions.</summary>
    public RunPlan With(PolicyCode code) => this with { Code = code, Router = null, Slo = null, Filter = null };
}
