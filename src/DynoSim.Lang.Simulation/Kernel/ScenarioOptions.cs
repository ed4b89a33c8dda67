using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>One deployment under one workload: what a run simulates.</summary>
[Kind("scenario", Doc = "One deployment under one workload: what a run simulates.", TopLevel = true)]
[Statement(
    StatementKind.Expect,
    Phase = KnobPhase.Result,
    Repeatable = true,
    Doc = "What must hold: before the run if it only reads the configuration, else of its result.",
    Simulated = true)]
public sealed record ScenarioOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "scenario";

    /// <summary>What serves.</summary>
    [Knob("Deployment", Doc = "The deployment that serves.", Simulated = true)]
    public required DeploymentOptions Deployment { get; init; }

    /// <summary>What is asked of it.</summary>
    [Knob("Workload", Doc = "The requests it is asked to serve.", Simulated = true)]
    public required WorkloadOptions Workload { get; init; }

    /// <summary>When a request counts as good.</summary>
    [Knob("Slo?", Doc = "When a request counts as good.", Simulated = true)]
    public SloOptions? Slo { get; init; }

    /// <summary>Seed of every random stream.</summary>
    [Knob("Count", Default = "1", Range = ">=0", Doc = "Seed of every random stream of the run.", Simulated = true)]
    public long Seed { get; init; } = 1;

    /// <summary>When the run is cut off; null to let every request finish.</summary>
    [Knob(
        "Time?",
        Range = ">0",
        Doc = "When the run is cut off; what is under way then counts as running.",
        Simulated = true)]
    public SimulatedTime? Cutoff { get; init; }
}
