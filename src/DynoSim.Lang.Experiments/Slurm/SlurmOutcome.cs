using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Spaces;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Slurm;

/// <summary>What came of asking for the scripts of a sweep on a cluster.</summary>
public sealed record SlurmOutcome
{
    /// <summary>The experiment; null if there are no scripts.</summary>
    public ExperimentPlan? Plan { get; init; }

    /// <summary>Points to share, the baseline among them.</summary>
    public int Points { get; init; }

    /// <summary>Tasks of the array.</summary>
    public int Shards { get; init; }

    /// <summary>The script of the array job.</summary>
    public string ArrayScript { get; init; } = string.Empty;

    /// <summary>The script of the job that brings the parts together.</summary>
    public string MergeScript { get; init; } = string.Empty;

    /// <summary>All findings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What is wrong with the question.</summary>
    public string? Misuse { get; init; }

    /// <summary>Why the folder cannot be used.</summary>
    public string? ForeignFolder { get; init; }
}
