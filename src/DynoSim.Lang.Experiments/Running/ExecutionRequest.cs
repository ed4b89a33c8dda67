namespace DynoSim.Lang.Experiments.Running;

/// <summary>Which engine computes a result.</summary>
public enum EngineChoice
{
    /// <summary>The fast one.</summary>
    Accelerated,

    /// <summary>The stepper that is the specification.</summary>
    Reference,
}

/// <summary>One scenario ready to run: a plan and its requests.</summary>
public sealed record ExecutionRequest
{
    /// <summary>Options, policies and timings.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>The requests of its workload.</summary>
    public required PreparedRequests Requests { get; init; }

    /// <summary>Which engine answers.</summary>
    public EngineChoice Engine { get; init; }

    /// <summary>Times to prepare, simulate and measure, at least 1.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Whether the latencies are summarised for a report; a sweep reads only what it needs.</summary>
    public bool IsSummarised { get; init; } = true;

    /// <summary>Threads that the run may use.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether the other engine must answer the same.</summary>
    public bool Verify { get; init; }
}
