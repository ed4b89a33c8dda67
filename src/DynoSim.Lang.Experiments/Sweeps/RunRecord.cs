using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>What is kept of one finished run of one point; or why the point cannot run.</summary>
public sealed record RunRecord
{
    /// <summary>The point: 12 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Which repetition, from 0.</summary>
    public required int Repetition { get; init; }

    /// <summary>The seed it ran with.</summary>
    public long Seed { get; init; }

    /// <summary>What the experiment works out of each run, in order of its columns; null without a value.</summary>
    public ImmutableArray<double?> Columns { get; init; } = [];

    /// <summary>The figures of <see cref="FigureCatalog"/>, in base units; null where there is none.</summary>
    public ImmutableArray<double?> Figures { get; init; } = [];

    /// <summary>Whether the system kept up.</summary>
    public Saturation Saturation { get; init; } = Saturation.None;

    /// <summary>Why the point cannot run; null if it did.</summary>
    public PointFault? Fault { get; init; }
}

/// <summary>Why a point cannot run.</summary>
/// <param name="Code">The diagnostic, such as <c>DYN4001</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Lines">The derivation, one term a line.</param>
public sealed record PointFault(string Code, string Message, ImmutableArray<string> Lines)
{
    /// <inheritdoc/>
    public bool Equals(PointFault? other) => other is not null && Code == other.Code && Message == other.Message;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Message);
}

/// <summary>Whether a system kept up with its load, and what held it up.</summary>
public enum SaturationKind
{
    /// <summary>It kept up.</summary>
    None,

    /// <summary>The queue grew, because passes were full of prompts.</summary>
    Prefill,

    /// <summary>The queue grew, because as many requests decoded as may run at once.</summary>
    Decode,

    /// <summary>The queue grew, because the KV cache was full.</summary>
    Kv,

    /// <summary>The queue grew, because KV transfers took up the links.</summary>
    Transfer,

    /// <summary>The queue grew, for no single reason.</summary>
    Queue,
}

/// <summary>A verdict on saturation with its reason.</summary>
/// <param name="Kind">What held the system up.</param>
/// <param name="Reason">Why, with numbers; empty if nothing did.</param>
public sealed record Saturation(SaturationKind Kind, string Reason)
{
    /// <summary>It kept up.</summary>
    public static Saturation None { get; } = new(SaturationKind.None, string.Empty);
}
