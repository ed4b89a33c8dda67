using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Decides whether a row of a trace is replayed; compiled from the <c>where</c> of a workload.</summary>
/// <param name="record">The row.</param>
public delegate bool RecordPredicate(in TraceRecord record);

/// <summary>
/// One row of a trace, as the <c>where</c> of a workload sees it. Its members are the names the language offers behind
/// <c>request.</c> there.
/// </summary>
public readonly record struct TraceRecord
{
    /// <summary>Prompt tokens.</summary>
    [Signal("Tokens", Doc = "Prompt length.", Simulated = true)]
    public double Input { get; init; }

    /// <summary>Output tokens.</summary>
    [Signal("Tokens", Doc = "Output length.", Simulated = true)]
    public double Output { get; init; }

    /// <summary>Trace time from the first row, seconds; of a turn without one, 0.</summary>
    [Signal("Time", Doc = "Trace time of the row from the first one, before any speedup.", Simulated = true)]
    public double Timestamp { get; init; }

    /// <summary>Priority, smaller is more urgent.</summary>
    [Signal("Count", Doc = "Priority, smaller is more urgent.", Simulated = true)]
    public long Priority { get; init; }

    /// <summary>Number of its session in order of appearance; -1 in a trace without sessions.</summary>
    [Signal(
        "Count",
        Doc = "Number of its session in order of appearance, -1 in a trace without sessions.",
        Simulated = true)]
    public long Session { get; init; }

    /// <summary>Turn within its session, from 0.</summary>
    [Signal("Count", Doc = "Turn within its session, from 0.", Simulated = true)]
    public long Turn { get; init; }
}
