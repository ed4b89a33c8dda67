using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The rows of a run as the columns of its result.</summary>
internal sealed class RunColumns
{
    internal RunColumns(RequestRows rows, int requests)
    {
        Arrival = new long[requests];
        Admit = new long[requests];
        FirstToken = new long[requests];
        SecondToken = new long[requests];
        LastToken = new long[requests];
        Produced = new int[requests];
        Worker = new int[requests];
        Cached = new int[requests];
        Preemptions = new int[requests];
        Status = new RequestStatus[requests];
        Rejection = new RejectionReason[requests];
        for (var request = 0; request < requests; request++)
        {
            ref readonly var row = ref rows[request];
            Arrival[request] = row.Arrival;
            Admit[request] = row.Admit;
            FirstToken[request] = row.FirstToken;
            SecondToken[request] = row.SecondToken;
            LastToken[request] = row.LastToken;
            Produced[request] = row.Produced;
            Worker[request] = row.Worker;
            Cached[request] = row.Cached;
            Preemptions[request] = row.Preemptions;
            Status[request] = row.Status;
            Rejection[request] = row.Rejection;
        }
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
}
