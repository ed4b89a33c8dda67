using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The router's book of what it has sent where, and how old what it sees is.</summary>
internal sealed partial class AcceleratedSimulation
{
    private readonly LateQueue<BookEntry>? _lateBook;
    private long _seenAt = -1;

    // Enum.HasFlag puts both into boxes wherever it is not compiled to its best.
    private bool Reads(SignalSet signal) => (_reads & signal) != 0;

    /// <summary>Lets the router see what is old enough by now.</summary>
    private void ReceiveReports()
    {
        if (_seenAt == _now || _setup.View == default)
        {
            return;
        }

        _seenAt = _now;
        _loads?.Arrive(_now);
        for (var worker = 0; worker < _workers.Length; worker++)
        {
            if (worker == 0 || !ReferenceEquals(_engineOf[worker], _engineOf[worker - 1]))
            {
                _engineOf[worker].Index?.Arrive(_now);
            }

            while (_lateBook is not null && _lateBook.TryReceive(worker, _now, out var entry))
            {
                Apply(worker, entry);
            }
        }
    }

    /// <summary>When the router learns something next that has happened.</summary>
    private long NextReport()
    {
        var next = Math.Min(_loads?.NextArrival ?? long.MaxValue, _lateBook?.NextArrival ?? long.MaxValue);
        foreach (var engine in _engineOf)
        {
            next = Math.Min(next, engine.Index?.NextArrival ?? long.MaxValue);
        }

        return next;
    }

    /// <summary>Without delay a pass under way is seen at once; with one its start is reported like all else.</summary>
    private void ShowBusy(WorkerState worker)
    {
        if (_loads is not { AreLate: true })
        {
            _signals[worker.Id].Busy = worker.InFlight;
        }
    }

    /// <summary>
    /// Enters what a worker's completed passes brought into the books, in the order in which it happened.
    /// </summary>
    private void TakeIn(int worker, ArrivalSource arrivals)
    {
        foreach (var (request, what, at) in _happened)
        {
            if (what == Happening.FirstToken)
            {
                Enter(worker, at, new BookEntry(request, BookChange.FirstToken, 0));
            }
            else
            {
                Enter(worker, at, new BookEntry(request, BookChange.Ended, 0));
                arrivals.Ended(request, _now);
            }
        }

        _happened.Clear();
    }

    /// <summary>Books a request; how often a worker was chosen the router knows at once, whatever its view.</summary>
    private void Book(int request, int chosen)
    {
        ref var signals = ref _signals[chosen];
        signals.Assigned++;
        if (_reads == SignalSet.None)
        {
            return;
        }

        var prefill = Reads(SignalSet.PrefillBook)
            ? _states[request].Input - (signals.OverlapBlocks * signals.BlockTokens)
            : 0;
        _loads?.QueueChanged(chosen, _now, 1, _states[request].Input);
        Enter(chosen, _now, new BookEntry(request, BookChange.Routed, prefill));
    }

    private void Enter(int worker, long time, in BookEntry entry)
    {
        if (_lateBook is null)
        {
            Apply(worker, entry);
        }
        else
        {
            _lateBook.Send(worker, time, entry);
        }
    }

    private void Apply(int worker, in BookEntry entry)
    {
        var request = entry.Request;
        ref var signals = ref _signals[worker];
        var index = Reads(SignalSet.DecodeBook) ? _engineOf[worker].Index : null;
        if (entry.Change == BookChange.Routed)
        {
            signals.ActivePromptBlocks += _states[request].Input / signals.BlockTokens;
            signals.ActivePrefillTokens += entry.PrefillTokens;
            signals.ActiveDecodeBlocks += index?.Activate(request, _workers[worker].Local) ?? 0;
            if (Reads(SignalSet.PrefillBook))
            {
                _rows[request].PrefillOnBook = entry.PrefillTokens;
            }

            return;
        }

        if (Reads(SignalSet.PrefillBook))
        {
            signals.ActivePrefillTokens -= _rows[request].PrefillOnBook;
            _rows[request].PrefillOnBook = 0;
        }

        if (entry.Change == BookChange.Ended)
        {
            signals.ActivePromptBlocks -= _states[request].Input / signals.BlockTokens;
            signals.ActiveDecodeBlocks -= index?.Deactivate(request, _workers[worker].Local) ?? 0;
        }
    }
}

/// <summary>What changes the router's book.</summary>
internal enum BookChange : byte
{
    /// <summary>A request was routed.</summary>
    Routed,

    /// <summary>It got its first token.</summary>
    FirstToken,

    /// <summary>It ended.</summary>
    Ended,
}

/// <summary>A change of the router's book.</summary>
/// <param name="Request">The request.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="PrefillTokens">Prompt tokens it was booked with, net of the overlap.</param>
internal readonly record struct BookEntry(int Request, BookChange Change, int PrefillTokens);
