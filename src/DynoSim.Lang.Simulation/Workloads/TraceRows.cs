using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>The rows of a trace as they stand in the file: columns of equal length, one row a request.</summary>
public sealed class TraceRows
{
    private readonly Lazy<PromptTree> _prompts;

    /// <summary>Rows whose columns are given.</summary>
    public TraceRows() => _prompts = new(Compare);

    /// <summary>Number of rows.</summary>
    public int Count => InputTokens.Length;

    /// <summary>Tokens that one content hash stands for.</summary>
    public required int BlockTokens { get; init; }

    /// <summary>Timestamps in milliseconds; NaN where the row has none.</summary>
    public required double[] TimestampMilliseconds { get; init; }

    /// <summary>Prompt tokens, at least 1.</summary>
    public required int[] InputTokens { get; init; }

    /// <summary>Output tokens, at least 0.</summary>
    public required int[] OutputTokens { get; init; }

    /// <summary>The content hashes of all rows, one after the other; what is behind them means nothing.</summary>
    public required ulong[] Hashes { get; init; }

    /// <summary>Where the hashes of each row begin; one more entry than rows.</summary>
    public required int[] HashStart { get; init; }

    /// <summary>Priorities, smaller is more urgent; null if no row has one.</summary>
    public int[]? Priority { get; init; }

    /// <summary>
    /// Session of each row, numbered by first appearance, a row without one being a session of its own; null if no row
    /// has one.
    /// </summary>
    public int[]? Session { get; init; }

    /// <summary>Turn of each row within its session, from 0; null if no row has a session.</summary>
    public int[]? Turn { get; init; }

    /// <summary>For later turns: milliseconds from the end of the previous one; null if no row has a session.</summary>
    public double[]? DelayMilliseconds { get; init; }

    /// <summary>What the prompts have in common.</summary>
    internal PromptTree Prompts => _prompts.Value;

    /// <summary>Finds out what the prompts have in common now, not when the first run needs it.</summary>
    public void ComparePrompts() => _ = Prompts;

    private PromptTree Compare() => PromptTree.Of(Hashes, HashStart, InputTokens, BlockTokens);
}

/// <summary>What came of reading a trace: rows, or what is wrong with them, never both.</summary>
/// <param name="Rows">The rows; null if anything is wrong.</param>
/// <param name="Errors">What is wrong, in file order; as many as <see cref="MooncakeTrace.MostErrors"/>.</param>
/// <param name="ErrorCount">How many errors there are, the ones not listed included.</param>
public sealed record TraceReadResult(TraceRows? Rows, ImmutableArray<TraceError> Errors, long ErrorCount);
