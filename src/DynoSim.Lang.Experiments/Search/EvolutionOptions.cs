namespace DynoSim.Lang.Experiments.Search;

/// <summary>How an evolutionary search spends its evaluations.</summary>
public sealed record EvolutionOptions
{
    /// <summary>The number of evaluations.</summary>
    public required int Trials { get; init; }

    /// <summary>The seed of everything that is drawn.</summary>
    public required long Seed { get; init; }

    /// <summary>The points that may have offspring; by default a part of the trials.</summary>
    public int? Population { get; init; }

    /// <summary>Evaluations per batch; by default a part of the trials, and never the number of jobs.</summary>
    public int? Batch { get; init; }
}
