using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Simulation.Kernel.Reference;

/// <summary>What is written down of every request while the run goes on: the columns of the result.</summary>
internal sealed class RequestRecords
{
    private readonly GapDistribution _gaps = new();
    private readonly long _measuredFrom;
    private long _gap;
    private long _gapCount;

    public RequestRecords(int count, SimulatedTime measuredFrom)
    {
        _measuredFrom = measuredFrom.Picoseconds;
        Arrival = Unknown(count);
        Admit = Unknown(count);
        FirstToken = Unknown(count);
        SecondToken = Unknown(count);
        LastToken = Unknown(count);
        Produced = new int[count];
        Worker = Enumerable.Repeat(-1, count).ToArray();
        CachedTokens = Enumerable.Repeat(-1, count).ToArray();
        Preemptions = new int[count];
        Status = Enumerable.Repeat(RequestStatus.NotArrived, count).ToArray();
        Rejection = new RejectionReason[count];
    }

    public long[] Arrival { get; }

    public long[] Admit { get; }

    public long[] FirstToken { get; }

    public long[] SecondToken { get; }

    public long[] LastToken { get; }

    public int[] Produced { get; }

    public int[] Worker { get; }

    public int[] CachedTokens { get; }

    public int[] Preemptions { get; }

    public RequestStatus[] Status { get; }

    public RejectionReason[] Rejection { get; }

    /// <summary>A request arrived.</summary>
    public void Arrived(int request, long now)
    {
        Arrival[request] = now;
        Status[request] = RequestStatus.Running;
    }

    /// <summary>A request is part of a pass for the first time since it arrived or was preempted.</summary>
    public void Admitted(int request, long now, int cachedTokens)
    {
        if (Admit[request] < 0)
        {
            Admit[request] = now;
            CachedTokens[request] = cachedTokens;
        }
    }

    /// <summary>A request got its next token.</summary>
    /// <returns>Whether it is its first.</returns>
    public bool Emitted(int request, long now)
    {
        var number = ++Produced[request];
        if (number == 1)
        {
            FirstToken[request] = now;
        }
        else
        {
            if (now >= _measuredFrom)
            {
                AddGap(now - LastToken[request]);
            }

            if (number == 2)
            {
                SecondToken[request] = now;
            }
        }

        LastToken[request] = now;
        return number == 1;
    }

    /// <summary>A request is done.</summary>
    public void Completed(int request, long now)
    {
        Status[request] = RequestStatus.Completed;
        LastToken[request] = now;
    }

    /// <summary>A request will never be served.</summary>
    public void Rejected(int request, RejectionReason reason)
    {
        Status[request] = RequestStatus.Rejected;
        Rejection[request] = reason;
    }

    /// <summary>The result of the run.</summary>
    public SimulationResult ToResult(ImmutableArray<WorkerStatistics> workers, long end, long requestsInSystem)
    {
        FlushGap();
        return new SimulationResult
        {
            ArrivalPicoseconds = Arrival,
            AdmitPicoseconds = Admit,
            FirstTokenPicoseconds = FirstToken,
            SecondTokenPicoseconds = SecondToken,
            LastTokenPicoseconds = LastToken,
            ProducedTokens = Produced,
            Worker = Worker,
            CachedTokens = CachedTokens,
            Preemptions = Preemptions,
            Status = Status,
            Rejection = Rejection,
            RequestsInSystemAtEnd = requestsInSystem,
            Workers = workers,
            Gaps = _gaps,
            EndPicoseconds = end,
        };
    }

    /// <summary>Requests that decode together have the same gap: they are counted before they are handed on.</summary>
    private void AddGap(long gap)
    {
        if (gap != _gap)
        {
            FlushGap();
            _gap = gap;
        }

        _gapCount++;
    }

    private void FlushGap()
    {
        if (_gapCount > 0)
        {
            _gaps.Add(_gap, _gapCount);
            _gapCount = 0;
        }
    }

    private static long[] Unknown(int count)
    {
        var column = new long[count];
        Array.Fill(column, -1);
        return column;
    }
}
