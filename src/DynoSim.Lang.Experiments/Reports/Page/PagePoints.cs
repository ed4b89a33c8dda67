using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>The points that ran, column by column; every column is as long as <see cref="Ids"/>.</summary>
public sealed record PagePoints
{
    /// <summary>The ids, 12 hexadecimal digits each.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>For each axis, the index of each point's level.</summary>
    public required ImmutableArray<ImmutableArray<int>> Levels { get; init; }

    /// <summary>For each objective, the value of each point; NaN where there is none.</summary>
    public required ImmutableArray<ImmutableArray<double>> Objectives { get; init; }

    /// <summary>
    /// For each objective, half the width of each point's 95 % interval; empty where points ran once.
    /// </summary>
    public ImmutableArray<ImmutableArray<double>> HalfWidths { get; init; } = [];

    /// <summary>For each figure, the value of each point; NaN where there is none.</summary>
    public ImmutableArray<ImmutableArray<double>> Figures { get; init; } = [];

    /// <summary>The non-dominated rank: 1 on the frontier, 2 once that is taken away; 0 if not known.</summary>
    public required ImmutableArray<int> Ranks { get; init; }

    /// <summary>What limits each point.</summary>
    public required ImmutableArray<PageSaturation> Saturations { get; init; }

    /// <summary>Why, in one line each; empty lines where there is nothing to say.</summary>
    public required ImmutableArray<string> Reasons { get; init; }
}

/// <summary>What limits a point.</summary>
public enum PageSaturation
{
    /// <summary>Nothing does: the load is served.</summary>
    None,

    /// <summary>Prefill.</summary>
    PrefillBound,

    /// <summary>Decode.</summary>
    DecodeBound,

    /// <summary>Memory for KV.</summary>
    KvBound,

    /// <summary>Moving KV between pools.</summary>
    TransferBound,

    /// <summary>The queue grows without any of these being the one reason.</summary>
    QueueGrows,
}

/// <summary>A point of the space without a result.</summary>
public sealed record PageAbsentPoint
{
    /// <summary>The id, 12 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The index of its level on each axis.</summary>
    public required ImmutableArray<int> Levels { get; init; }

    /// <summary>The code of what stands in its way: <c>DYN4001</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The message in one line.</summary>
    public required string Message { get; init; }

    /// <summary>How it was derived, a line each.</summary>
    public ImmutableArray<string> Derivation { get; init; } = [];
}
