using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>What a user asks of the tests of files and folders.</summary>
public sealed record TestRequest
{
    /// <summary>The files, relative to the working folder, in the order in which they are reported.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Values of params and properties, for every file.</summary>
    public ImmutableArray<SettingText> Settings { get; init; } = [];

    /// <summary>Seed instead of each scenario's; <c>run(S, seed = k)</c> in a test keeps its own.</summary>
    public long? Seed { get; init; }

    /// <summary>Which engine answers.</summary>
    public EngineChoice Engine { get; init; }

    /// <summary>Whether the other engine must answer the same.</summary>
    public bool Verify { get; init; }

    /// <summary>Most files at a time; null for as many as there are processors.</summary>
    public int? Jobs { get; init; }

    /// <summary>The folder where results are kept between runs; null keeps none.</summary>
    public string? CacheFolder { get; init; }
}
