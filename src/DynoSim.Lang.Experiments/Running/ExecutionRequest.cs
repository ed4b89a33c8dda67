using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>Which engine computes a result.</summary>
public enum EngineChoice
{
    /// <summary>The fast one.</summary>
    Accelerated,

    /// <summary>The stepper that is the specification.</summary>
    Reference,
}

/// <summary>One scenario ready to run: options, policies, timings and requests.</summary>
public sealed record ExecutionRequest
{
    /// <summary>The resolved options.</summary>
    public required ScenarioOptions Scenario { get; init; }

    /// <summary>The router's decision.</summary>
    public required RouterPlan Router { get; init; }

    /// <summary>The SLO's condition; null without one.</summary>
    public SloPlan? Slo { get; init; }

    /// <summary>The timing of a worker of each pool.</summary>
    public required ImmutableArray<PassTiming> Timings { get; init; }

    /// <summary>The requests of the workload.</summary>
    public required RequestTable Requests { get; init; }

    /// <summary>Which engine answers.</summary>
    public EngineChoice Engine { get; init; }

    /// <summary>Times to simulate, at least 1.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Whether the other engine must answer the same.</summary>
    public bool Verify { get; init; }
}
