using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>What became of one request. Times in picoseconds, -1 for never.</summary>
internal struct RequestRow
{
    /// <summary>A request whose turn to arrive has not come.</summary>
    public static readonly RequestRow NotArrived = new()
    {
        Arrival = -1,
        Admit = -1,
        FirstToken = -1,
        SecondToken = -1,
        LastToken = -1,
        Worker = -1,
        Cached = -1,
        Status = RequestStatus.NotArrived,
    };

    /// <summary>Actual arrival.</summary>
    public long Arrival;

    /// <summary>Start of the pass that first scheduled it.</summary>
    public long Admit;

    /// <summary>End of the pass that produced its first token.</summary>
    public long FirstToken;

    /// <summary>End of the pass that produced its second token.</summary>
    public long SecondToken;

    /// <summary>End of the pass that produced its last token.</summary>
    public long LastToken;

    /// <summary>Tokens produced.</summary>
    public int Produced;

    /// <summary>Flat worker number.</summary>
    public int Worker;

    /// <summary>Prompt tokens found in the cache at first admission.</summary>
    public int Cached;

    /// <summary>Times it was preempted.</summary>
    public int Preemptions;

    /// <summary>Prompt tokens the router's book still expects to be computed for it.</summary>
    public int PrefillOnBook;

    /// <summary>How it ended.</summary>
    public RequestStatus Status;

    /// <summary>Why it was rejected.</summary>
    public RejectionReason Rejection;
}
