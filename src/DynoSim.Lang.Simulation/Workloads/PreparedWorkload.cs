namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>A workload ready to run, or why there is none.</summary>
/// <param name="Requests">The requests; null if there is a problem, or a stream.</param>
/// <param name="Problem">Why nothing can run.</param>
/// <param name="Filtered">Rows of the trace that <c>where</c> dropped, with the turns after them.</param>
/// <param name="Outside">Rows of the trace that the window, the duration or the number of requests left out.</param>
public sealed record PreparedWorkload(
    RequestTable? Requests,
    WorkloadProblem Problem = WorkloadProblem.None,
    int Filtered = 0,
    int Outside = 0)
{
    /// <summary>The requests, where there are so many that they are drawn while the run goes on.</summary>
    public RequestStream? Stream { get; init; }
}

/// <summary>Why a workload cannot run.</summary>
public enum WorkloadProblem
{
    /// <summary>It can.</summary>
    None,

    /// <summary>No request is left.</summary>
    NothingLeft,

    /// <summary>It reaches beyond the timeline of 106 days.</summary>
    TooLong,

    /// <summary>It has more requests or content blocks than fit in memory.</summary>
    TooLarge,

    /// <summary>Nothing ends it: it needs <c>requests</c> or, with arrivals, <c>duration</c>.</summary>
    Endless,

    /// <summary>A distribution or arrival process has meaningless parameters.</summary>
    Meaningless,

    /// <summary>Neither a trace nor arrivals nor a concurrency, or no lengths.</summary>
    Incomplete,
}
