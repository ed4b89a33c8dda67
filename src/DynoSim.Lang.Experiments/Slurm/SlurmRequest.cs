using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Sweeps;

namespace DynoSim.Lang.Experiments.Slurm;

/// <summary>What a user asks of a cluster.</summary>
public sealed record SlurmRequest
{
    /// <summary>The sweep; with a folder that every node sees.</summary>
    public required SweepRequest Sweep { get; init; }

    /// <summary>The command that runs this tool, word by word.</summary>
    public required ImmutableArray<string> Tool { get; init; }

    /// <summary>The folder in which the command was given.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Tasks of the array; null for as many as the points are worth.</summary>
    public int? Shards { get; init; }

    /// <summary>Processors of a task.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Whether warnings fail the sweep too.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Further options of <c>sbatch</c>, each as it stands after <c>#SBATCH</c>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];
}
