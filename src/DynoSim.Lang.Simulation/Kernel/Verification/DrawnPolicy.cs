using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>A part of a cost: a weight times a signal of the worker, times one of the request or the pool.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Signal">What differs from worker to worker.</param>
/// <param name="Factor">What does not; null for 1.</param>
public sealed record CostTerm(double Weight, RouterSignal Signal, RouterSignal? Factor = null);

/// <summary>A condition of a candidate.</summary>
/// <param name="Signal">What is compared.</param>
/// <param name="Limit">With what, in the signal's unit.</param>
public sealed record CandidateLimit(RouterSignal Signal, double Limit);

/// <summary>
/// The decision of a router as data, so that it can be drawn, made smaller and written down: the worker with the least
/// sum of terms among those below every limit.
/// </summary>
public sealed record DrawnPolicy
{
    /// <summary>The terms of the cost in order; without any, the cost is 0.</summary>
    public ImmutableArray<CostTerm> Terms { get; init; } = [];

    /// <summary>Whether the greatest sum wins.</summary>
    public bool IsMaximizing { get; init; }

    /// <summary>A worker above one of these limits is no candidate.</summary>
    public ImmutableArray<CandidateLimit> Limits { get; init; } = [];

    /// <summary>What decides between equals, ascending.</summary>
    public ImmutableArray<RouterSignal> TieBreak { get; init; } = [];

    /// <summary>Whether a draw decides between what is still equal; else the first.</summary>
    public bool DrawsTies { get; init; }

    /// <summary>Workers in turn: the plainest there is.</summary>
    public static DrawnPolicy RoundRobin { get; } = new()
    {
        Terms = [new CostTerm(1, RouterSignal.Named("worker.assigned"))],
        TieBreak = [RouterSignal.Named("worker.id")],
    };

    /// <summary>Whether each worker's rank depends on that worker alone.</summary>
    public bool Stands => Limits.IsEmpty && !DrawsTies && Reads == SignalSet.None
        && Terms.All(term => term.Factor is null);

    /// <summary>Whether its order, which stands, is that of how often each was chosen, then of their numbers.</summary>
    public bool Rotates => Stands && !IsMaximizing
        && Terms is [{ Weight: > 0, Signal.Name: "worker.assigned" }]
        && (TieBreak.IsEmpty || TieBreak[0].Name == "worker.id");

    /// <summary>What an engine must keep up to date for it.</summary>
    public SignalSet Reads
    {
        get
        {
            var signals = Terms.Select(term => term.Signal)
                .Concat(Terms.Select(term => term.Factor).OfType<RouterSignal>())
                .Concat(Limits.Select(limit => limit.Signal))
                .Concat(TieBreak);
            return signals.Aggregate(SignalSet.None, (reads, signal) => reads | signal.Reads);
        }
    }
}
