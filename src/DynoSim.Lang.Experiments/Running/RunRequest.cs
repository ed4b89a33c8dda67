using System.Collections.Immutable;
using DynoSim.Lang.Semantics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>What a user asks of one scenario.</summary>
public sealed record RunRequest
{
    /// <summary>The entry file, relative to the working folder.</summary>
    public required string File { get; init; }

    /// <summary>The scenario; null for the only one.</summary>
    public string? Name { get; init; }

    /// <summary>Values of params and properties, in the order given.</summary>
    public ImmutableArray<SettingText> Settings { get; init; } = [];

    /// <summary>Seed instead of the scenario's.</summary>
    public long? Seed { get; init; }

    /// <summary>Which engine answers.</summary>
    public EngineChoice Engine { get; init; }

    /// <summary>Whether the other engine must answer the same.</summary>
    public bool Verify { get; init; }

    /// <summary>
    /// Whether somebody wants to read the requests one by one; else a run of very many need not hold them all.
    /// </summary>
    public bool KeepsRequests { get; init; }

    /// <summary>Times to simulate, at least 1.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Threads that a run may use, at least 1; the result is the same.</summary>
    public int Threads { get; init; } = 1;
}
