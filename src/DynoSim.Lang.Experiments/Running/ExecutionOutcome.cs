using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>What came of running a scenario: a result with its figures, or a defect of the tool, never both.</summary>
public sealed record ExecutionOutcome
{
    /// <summary>What happened to every request; null on a defect.</summary>
    public SimulationResult? Result { get; init; }

    /// <summary>The figures; null on a defect.</summary>
    public RunMetrics? Metrics { get; init; }

    /// <summary>The requests that were simulated; null on a defect.</summary>
    public RequestTable? Requests { get; init; }

    /// <summary>The policies as they ran; null if they could not be written.</summary>
    public PolicyCode? Code { get; init; }

    /// <summary>The latencies in the order of the contract.</summary>
    public ImmutableArray<NamedMetric> Latencies { get; init; } = [];

    /// <summary>Where the time went, as far as this stage knows.</summary>
    public TimingReport Timing { get; init; } = new();

    /// <summary>What is wrong with the tool.</summary>
    public Defect? Defect { get; init; }

    /// <summary>Whether the run left the timeline of 106 days: a fault of the scenario.</summary>
    public bool IsBeyondTimeline { get; init; }
}

/// <summary>Something that no input should bring about.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Files">Texts for the reproduction folder, by name.</param>
public sealed record Defect(DefectKind Kind, string Message, ImmutableArray<(string Name, string Text)> Files);

/// <summary>Kinds of defects of the tool.</summary>
public enum DefectKind
{
    /// <summary>The emitted C# does not compile.</summary>
    Emission,

    /// <summary>A run lost or invented something.</summary>
    Conservation,

    /// <summary>The two engines differ.</summary>
    EnginesDiffer,
}
