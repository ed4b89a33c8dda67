using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The event loop: passes complete, requests arrive and are routed, idle workers begin passes.</summary>
internal sealed partial class AcceleratedSimulation
{
    private readonly Queue<int> _atRouter = new();
    private readonly List<int> _touched = [];

    /// <summary>The latest instant at which every pass that could begin has begun.</summary>
    private long _startedAt = -1;

    /// <summary>The latest instant at which something arrived or was routed, or a worker was looked at.</summary>
    private long _latestEvent;

    /// <summary>Whether what the router sees has changed since it looked at those who wait.</summary>
    private bool _looksAgain;

    /// <returns>Requests no worker was eligible for when the run was cut off.</returns>
    private long RunEvents()
    {
        var arrivals = new ArrivalSource(_setup);
        var changes = new WorkerAgenda(_workers.Length);
        var cutoff = _setup.Cutoff?.Picoseconds ?? long.MaxValue;
        var looksOnlyAtArrivals = !arrivals.DependsOnTheRun;
        while (true)
        {
            if (looksOnlyAtArrivals && _atRouter.Count == 0 && arrivals.NextTime <= cutoff)
            {
                if (ServeArrivals(arrivals, cutoff))
                {
                    return 0;
                }

                _touched.AddRange(Enumerable.Range(0, _workers.Length));
                DriveTouched(arrivals, changes);
            }

            var next = Math.Min(arrivals.NextTime, changes.NextTime);
            if (_atRouter.Count > 0)
            {
                next = _looksAgain ? _now : Math.Min(next, NextReport());
            }

            if (next == long.MaxValue)
            {
                if (RejectThoseAtRouter(arrivals, cutoff))
                {
                    continue;
                }

                if (_atRouter.Count == 0)
                {
                    return 0;
                }
            }

            if (next > cutoff)
            {
                return CutOff(cutoff);
            }

            _now = next;
            while (changes.NextTime == _now)
            {
                var worker = _workers[changes.NextWorker];
                _engineOf[worker.Id].Advance(worker, _now);
                TakeIn(worker.Id, arrivals);
                changes.Set(worker.Id, long.MaxValue);
                _touched.Add(worker.Id);
                _latestEvent = _now;
            }

            AdmitArrivals(arrivals);
            DriveTouched(arrivals, changes);
        }
    }

    /// <summary>
    /// As long as arrivals do not depend on the run and nobody waits at the router, workers are looked at only when
    /// something arrives: each is advanced to that instant, whatever happened on it since, unless it is certain that
    /// nothing did that the router sees.
    /// </summary>
    /// <returns>Whether the run is over; else every pass that can begin now still has to.</returns>
    private bool ServeArrivals(ArrivalSource arrivals, long cutoff)
    {
        var mayLag = _setup.View == default && !Reads(SignalSet.KvUse);
        while (_atRouter.Count == 0 && arrivals.NextTime <= cutoff && arrivals.NextTime < long.MaxValue)
        {
            var interval = arrivals.NextTime - _now;
            _now = arrivals.NextTime;
            foreach (var worker in _workers)
            {
                if (worker.InFlight ? worker.PassEnd <= _now && worker.QuietUntil <= _now : worker.HasRequests)
                {
                    _engineOf[worker.Id].Advance(worker, _now);
                    TakeIn(worker.Id, arrivals);
                    worker.QuietUntil = mayLag && LastsLonger(worker, interval)
                        ? _engineOf[worker.Id].NextChange(worker, everyPass: false)
                        : 0;
                }

                ShowBusy(worker);
            }

            AdmitArrivals(arrivals);
            _touched.Clear();
        }

        if (_atRouter.Count > 0 || cutoff < long.MaxValue)
        {
            CatchUp(arrivals);
            return false;
        }

        foreach (var worker in _workers)
        {
            _engineOf[worker.Id].Advance(worker, long.MaxValue);
            _now = Math.Max(_now, worker.PassStart);
        }

        return true;
    }

    /// <summary>
    /// Whether no request of a worker finishes within a span, so that asking when it changes is worth its while.
    /// </summary>
    private static bool LastsLonger(WorkerState worker, long span) =>
        worker.InFlight
        && (double)(worker.FirstFinish - worker.Steps) * (worker.PassEnd - worker.PassStart) > span;

    /// <summary>Whoever looks at the ends of passes next must not meet one that lies behind.</summary>
    private void CatchUp(ArrivalSource arrivals)
    {
        foreach (var worker in _workers)
        {
            _engineOf[worker.Id].Advance(worker, _now);
            TakeIn(worker.Id, arrivals);
            worker.QuietUntil = 0;
        }
    }

    private long CutOff(long cutoff)
    {
        _now = cutoff;
        foreach (var worker in _workers)
        {
            _engineOf[worker.Id].Advance(worker, cutoff);
            _engineOf[worker.Id].Drive(worker);
        }

        return _atRouter.Count;
    }

    /// <summary>
    /// Nothing will happen that could free a worker, as soon as the router has seen all that did; whoever waited for
    /// these ends may still arrive.
    /// </summary>
    private bool RejectThoseAtRouter(ArrivalSource arrivals, long cutoff)
    {
        var settled = Timeline.Add(_latestEvent, _setup.View.LongestDelay.Picoseconds);
        if (_atRouter.Count == 0 || settled > cutoff)
        {
            return false;
        }

        _now = settled;
        while (_atRouter.TryDequeue(out var request))
        {
            Reject(request, RejectionReason.NoEligibleWorker);
            arrivals.Ended(request, _now);
        }

        return true;
    }

    private void AdmitArrivals(ArrivalSource arrivals)
    {
        while (_atRouter.TryPeek(out var waiting) && TryRoute(waiting, arrivals))
        {
            _atRouter.Dequeue();
        }

        while (arrivals.TryTake(_now, out var request))
        {
            _latestEvent = _now;
            Begin(request, arrivals.LengthsOf(request));
            if (_atRouter.Count > 0 || !TryRoute(request, arrivals))
            {
                _atRouter.Enqueue(request);
            }
        }
    }

    private bool TryRoute(int request, ArrivalSource arrivals)
    {
        var chosen = Choose(request);
        if (chosen < 0)
        {
            return false;
        }

        _latestEvent = _now;
        var worker = _workers[chosen];
        _engineOf[chosen].Advance(worker, _now);
        if (_startedAt == _now && !_touched.Contains(chosen))
        {
            // Something ended while passes began, and this request is the first here to follow it: too late for a pass
            // that has begun, though nobody has looked at it yet. Those behind it share the next pass with it.
            _engineOf[chosen].Drive(worker);
            TakeIn(chosen, arrivals);
        }

        Book(request, chosen);
        if (Accept(request, chosen))
        {
            _engineOf[chosen].Enqueue(worker, request, _now);
            worker.QuietUntil = 0;
            _touched.Add(chosen);
        }
        else
        {
            _loads?.QueueChanged(chosen, _now, -1, -_states[request].Input);
            Enter(chosen, _now, new BookEntry(request, BookChange.Ended, 0));
            arrivals.Ended(request, _now);
        }

        return true;
    }

    private void DriveTouched(ArrivalSource arrivals, WorkerAgenda changes)
    {
        var everyPass = _atRouter.Count > 0 || Reads(SignalSet.KvUse);
        _looksAgain = Reads(SignalSet.KvUse) && _touched.Count > 0;
        _touched.Sort();
        foreach (var id in _touched)
        {
            var worker = _workers[id];
            _engineOf[id].Drive(worker);
            ShowBusy(worker);

            // No request gets a token here: whatever happens is a rejection, which frees a place.
            _looksAgain |= _happened.Count > 0;
            TakeIn(id, arrivals);
            changes.Set(id, _engineOf[id].NextChange(worker, everyPass));
        }

        if (_atRouter.Count > 0)
        {
            // A waiting request is looked at again at the end of every pass of every worker.
            foreach (var worker in _workers)
            {
                changes.Set(worker.Id, _engineOf[worker.Id].NextChange(worker, everyPass: true));
            }
        }

        _startedAt = _now;
        _touched.Clear();
    }

    /// <summary>Lets every engine measure the request; returns the least prefill work on any worker's book.</summary>
    private long LookAtWorkers(int request)
    {
        if (WatchesBlocks)
        {
            for (var first = 0; first < _workers.Length;)
            {
                var engine = _engineOf[first];
                var end = first + 1;
                while (end < _workers.Length && ReferenceEquals(_engineOf[end], engine))
                {
                    end++;
                }

                engine.Index?.Measure(request, _signals.AsSpan(first, end - first));
                first = end;
            }
        }

        if (!Reads(SignalSet.PrefillBook))
        {
            return 0;
        }

        var least = long.MaxValue;
        foreach (ref readonly var signals in _signals.AsSpan())
        {
            least = Math.Min(least, signals.ActivePrefillTokens);
        }

        return least;
    }
}
