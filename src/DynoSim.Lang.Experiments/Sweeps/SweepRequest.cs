using DynoSim.Lang.Experiments.Running;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>What a user asks of one experiment.</summary>
public sealed record SweepRequest
{
    /// <summary>The file, the experiment's name, settings, seed and engine, as for a single run.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>Threads to use, at least 1; the result is the same for any number.</summary>
    public required int Jobs { get; init; }

    /// <summary>The folder where runs are kept between sweeps; null keeps none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Where journal and reports go, and what an earlier sweep left; null for nowhere.</summary>
    public string? Folder { get; init; }
}
