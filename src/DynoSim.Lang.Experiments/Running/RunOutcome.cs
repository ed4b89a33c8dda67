using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>What came of asking for a run.</summary>
public sealed record RunOutcome
{
    /// <summary>The report; null if nothing ran to its end.</summary>
    public RunReport? Report { get; init; }

    /// <summary>The requests that ran, for a table of them; null where they were not kept.</summary>
    public RequestTable? Requests { get; init; }

    /// <summary>What happened to them.</summary>
    public SimulationResult? Result { get; init; }

    /// <summary>All findings: of the files, the trace, the run and its expectations.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What is wrong with the question itself, such as a scenario that does not exist.</summary>
    public string? Misuse { get; init; }

    /// <summary>What is wrong with the tool.</summary>
    public Defect? Defect { get; init; }
}
