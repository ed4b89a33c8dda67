using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Shards;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>What came of asking for a sweep.</summary>
public sealed record SweepOutcome
{
    /// <summary>The report; null if the sweep did not come to its end.</summary>
    public SweepReport? Report { get; init; }

    /// <summary>What came of one part of a sweep, if only that was asked for.</summary>
    public ShardResult? Shard { get; init; }

    /// <summary>All findings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What is wrong with the question itself, such as an experiment that does not exist.</summary>
    public string? Misuse { get; init; }

    /// <summary>Why the folder cannot be resumed from.</summary>
    public string? ForeignFolder { get; init; }

    /// <summary>Points finished before the user stopped the sweep; null if nobody did.</summary>
    public int? FinishedBeforeStop { get; init; }

    /// <summary>What is wrong with the tool.</summary>
    public Defect? Defect { get; init; }
}

/// <summary>How far a sweep has come.</summary>
/// <param name="Finished">Points that are finished.</param>
/// <param name="Expected">Points there will be; null where the search does not know.</param>
/// <param name="Infeasible">Of the finished points, those that cannot run.</param>
/// <param name="Best">The first objective with its best value so far; empty without one.</param>
public sealed record SweepProgress(int Finished, long? Expected, int Infeasible, string Best);
