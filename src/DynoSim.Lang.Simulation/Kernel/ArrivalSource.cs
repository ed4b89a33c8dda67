using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>
/// When each request arrives. Open loop: as the table says. Closed loop: so many at the start, the next in trace order
/// whenever one ends. A later turn of a session follows the end of the turn before it; under a closed loop a session
/// keeps its place until its last turn has ended.
/// </summary>
internal sealed class ArrivalSource
{
    private const int None = -1;

    private readonly RequestTable _requests;
    private readonly bool _closedLoop;
    private readonly long _until;
    private readonly int[] _nextTurn = [];
    private readonly bool _inOrder;
    private readonly Queue<int> _notDispatched = new();
    private readonly PriorityQueue<int, (long Time, int Request)> _due = new();
    private readonly RequestStretch _stretch;
    private int _next;

    public ArrivalSource(SimulationSetup setup)
    {
        _requests = setup.Requests;
        _stretch = setup.Stream?.Open() ?? RequestStretch.Of(_requests);
        _closedLoop = setup.Concurrency is not null;
        _until = setup.ArrivalsUntil?.Picoseconds ?? long.MaxValue;
        _inOrder = !DependsOnTheRun && IsSorted(_requests.ArrivalPicoseconds);
        if (_inOrder)
        {
            return;
        }

        _nextTurn = new int[_requests.Count];
        Array.Fill(_nextTurn, None);
        foreach (var request in LinkTurns())
        {
            if (_closedLoop)
            {
                _notDispatched.Enqueue(request);
            }
            else
            {
                Schedule(request, _requests.ArrivalPicoseconds[request]);
            }
        }

        for (var place = 0L; place < setup.Concurrency && _notDispatched.Count > 0; place++)
        {
            Schedule(_notDispatched.Dequeue(), 0);
        }
    }

    /// <summary>Whether the end of a request decides when another arrives.</summary>
    public bool DependsOnTheRun => _closedLoop || (_requests.Session is not null && _requests.Turn is not null);

    /// <summary>The next arrival; <see cref="long.MaxValue"/> if none is known.</summary>
    public long NextTime => _inOrder ? NextInTable()
        : _due.TryPeek(out _, out var next) ? next.Time : long.MaxValue;

    /// <summary>Takes the next request that has arrived by now; at one instant the earlier in the trace.</summary>
    public bool TryTake(long now, out int request)
    {
        request = None;
        if (_inOrder)
        {
            request = _next;
            _next += NextInTable() <= now ? 1 : 0;
            return _next > request;
        }

        return NextTime <= now && _due.TryDequeue(out request, out _);
    }

    /// <summary>Prompt and output tokens of the request taken last.</summary>
    public (int Input, int Output) LengthsOf(int request) =>
        (_stretch.InputTokens[request - _stretch.First], _stretch.OutputTokens[request - _stretch.First]);

    /// <summary>A request ended, one way or another: what waited for that arrives.</summary>
    public void Ended(int request, long now)
    {
        if (_inOrder)
        {
            return;
        }

        if (_nextTurn[request] != None)
        {
            var delay = _requests.TurnDelayPicoseconds?[_nextTurn[request]] ?? 0;
            Schedule(_nextTurn[request], Timeline.Add(now, delay));
        }
        else if (_closedLoop && _notDispatched.Count > 0)
        {
            Schedule(_notDispatched.Dequeue(), now);
        }
    }

    private long NextInTable()
    {
        var at = _next - _stretch.First;
        if (at == _stretch.Count && !_stretch.MoveOn())
        {
            return long.MaxValue;
        }

        var next = _stretch.ArrivalPicoseconds[_next - _stretch.First];
        return next < _until ? next : long.MaxValue;
    }

    private static bool IsSorted(long[] times)
    {
        for (var index = 1; index < times.Length; index++)
        {
            if (times[index] < times[index - 1])
            {
                return false;
            }
        }

        return true;
    }

    private void Schedule(int request, long time)
    {
        if (time < _until)
        {
            _due.Enqueue(request, (time, request));
        }
    }

    /// <summary>Chains the turns of each session.</summary>
    /// <returns>The requests that wait for no other, in trace order.</returns>
    private IEnumerable<int> LinkTurns()
    {
        var (session, turn) = (_requests.Session, _requests.Turn);
        if (session is null || turn is null)
        {
            return Enumerable.Range(0, _requests.Count);
        }

        var first = new List<int>();
        var conversations = Enumerable.Range(0, _requests.Count)
            .GroupBy(request => session[request])
            .Select(group => group.OrderBy(request => turn[request]).ToList());
        foreach (var conversation in conversations)
        {
            first.Add(conversation[0]);
            for (var index = 1; index < conversation.Count; index++)
            {
                _nextTurn[conversation[index - 1]] = conversation[index];
            }
        }

        first.Sort();
        return first;
    }
}
