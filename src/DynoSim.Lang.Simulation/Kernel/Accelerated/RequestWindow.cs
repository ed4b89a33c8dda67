using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The requests of a stream that are held: from the oldest that has not ended to the newest that has arrived. Those
/// before them are counted, in the order of their numbers, and forgotten. The window moves on when it is full, and
/// grows where that does not empty half of it, so that neither costs anything a request.
/// </summary>
internal sealed class RequestWindow
{
    /// <summary>Requests it has room for at first.</summary>
    internal const int LeastRequests = 256;

    private readonly RequestRows _rows;
    private readonly RequestStates _states;
    private int _first;
    private int _end;

    internal RequestWindow(SimulationSetup setup, RequestRows rows, RequestStates states)
    {
        _rows = rows;
        _states = states;
        Tally = new RequestTally(setup.MeasuredFrom.Picoseconds, setup.Good, 0, setup.ExactValues);
    }

    /// <summary>What became of the requests that are not held any more.</summary>
    internal RequestTally Tally { get; }

    /// <summary>Whether the next request has a row to begin in; if so it takes it.</summary>
    internal bool TryTake(int request)
    {
        if (request - _first >= _rows.Capacity)
        {
            return false;
        }

        _end = request + 1;
        _rows[request] = RequestRow.NotArrived;
        return true;
    }

    /// <summary>Makes room for more requests.</summary>
    /// <param name="mayLetGo">Whether everybody has heard of the requests that ended.</param>
    internal void MoveOn(bool mayLetGo)
    {
        while (mayLetGo && _first < _end && _rows[_first].Status != RequestStatus.Running)
        {
            LetGo();
        }

        if (_end - _first > _rows.Capacity / 2)
        {
            _states.Double(_first, _end);
            _rows.Double(_first, _end);
        }
    }

    /// <summary>The run is over: counts those that are still held, ended or not.</summary>
    internal void Close()
    {
        while (_first < _end)
        {
            LetGo();
        }
    }

    private void LetGo()
    {
        Tally.Add(_rows[_first], _states[_first].Input);
        _first++;
    }
}
