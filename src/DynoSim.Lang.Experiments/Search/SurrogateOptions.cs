namespace DynoSim.Lang.Experiments.Search;

/// <summary>How a search with a surrogate spends its evaluations.</summary>
public sealed record SurrogateOptions
{
    /// <summary>The number of evaluations; all candidates if there are fewer.</summary>
    public required int Trials { get; init; }

    /// <summary>The seed of everything that is drawn.</summary>
    public required long Seed { get; init; }

    /// <summary>The number of objectives.</summary>
    public required int Objectives { get; init; }

    /// <summary>Evaluations per batch; by default a part of the trials, and never the number of jobs.</summary>
    public int? Batch { get; init; }
}
