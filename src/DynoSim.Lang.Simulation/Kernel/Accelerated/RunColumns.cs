using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// What becomes of each request: the columns of the result while it is made. Times in picoseconds, -1 for never.
/// </summary>
internal sealed class RunColumns
{
    internal RunColumns(int requests)
    {
        Arrival = Never(requests);
        Admit = Never(requests);
        FirstToken = Never(requests);
        SecondToken = Never(requests);
        LastToken = Never(requests);
        Produced = new int[requests];
        Worker = new int[requests];
        Cached = new int[requests];
        Preemptions = new int[requests];
        Status = new RequestStatus[requests];
        Rejection = new RejectionReason[requests];
        Array.Fill(Worker, -1);
        Array.Fill(Cached, -1);
        Array.Fill(Status, RequestStatus.NotArrived);
    }

    public readonly long[] Arrival;
    public readonly long[] Admit;
    public readonly long[] FirstToken;
    public readonly long[] SecondToken;
    public readonly long[] LastToken;
    public readonly int[] Produced;
    public readonly int[] Worker;
    public readonly int[] Cached;
    public readonly int[] Preemptions;
    public readonly RequestStatus[] Status;
    public readonly RejectionReason[] Rejection;

    private static long[] Never(int requests)
    {
        var times = new long[requests];
        Array.Fill(times, -1);
        return times;
    }
}
