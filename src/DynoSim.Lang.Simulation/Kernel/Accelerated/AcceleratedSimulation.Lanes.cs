using System.Runtime.ExceptionServices;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// Where the router asks nothing of the workers, who gets which request is known before anything runs, and the workers
/// have nothing in common but rows that only one of them writes: each lane simulates some of them on a thread of its
/// own. Gaps are integers in a multiset, so nothing depends on who was first.
/// </summary>
internal sealed partial class AcceleratedSimulation
{
    // A stream lets go of ended requests in order, and the urgent push others back in one list.
    private Lane[] LanesOf(SimulationSetup setup)
    {
        var canSplit = !NeedsEvents && _window is null && !setup.Pools.Any(pool => pool.Engine.PriorityScheduling);
        var lanes = new Lane[canSplit ? Math.Clamp(setup.Threads, 1, _workers.Length) : 1];
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = new Lane(
                lane == 0 ? _gaps : new GapDistribution(pieces: PiecesOfGaps(_table.Count) / lanes.Length));
        }

        return lanes;
    }

    private void RunLanes()
    {
        var until = _setup.ArrivalsUntil?.Picoseconds ?? long.MaxValue;
        var standing = _router.Stands ? new StandingOrder(_router, _signals) : null;
        var laneOf = new Lane[_workers.Length];
        foreach (var lane in _lanes)
        {
            foreach (var worker in lane.Workers.AsSpan())
            {
                laneOf[worker] = lane;
            }
        }

        var stuck = false;
        for (var request = 0; request < _table.Count && _table.ArrivalPicoseconds[request] < until; request++)
        {
            _now = _table.ArrivalPicoseconds[request];
            Begin(request, (_table.InputTokens[request], _table.OutputTokens[request]));
            if (Assign(request, standing, ref stuck) is var chosen and >= 0)
            {
                laneOf[chosen].Requests.Add(request);
            }
        }

        var threads = new Thread[_lanes.Length - 1];
        for (var index = 0; index < threads.Length; index++)
        {
            var lane = _lanes[index + 1];
            threads[index] = new Thread(() => TryRun(lane)) { IsBackground = true, Name = "simulation" };
            threads[index].Start();
        }

        TryRun(_lanes[0]);
        foreach (var thread in threads)
        {
            thread.Join();
        }

        foreach (var lane in _lanes)
        {
            lane.Failure?.Throw();
            if (!ReferenceEquals(lane.Gaps, _gaps))
            {
                _gaps.Take(lane.Gaps);
            }
        }

        foreach (var worker in _workers)
        {
            _now = Math.Max(_now, worker.PassStart);
        }
    }

    private void TryRun(Lane lane)
    {
        try
        {
            Run(lane);
        }
        catch (Exception failure)
        {
            // Thrown again by whoever waits for the lanes.
            lane.Failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    private void Run(Lane lane)
    {
        foreach (var request in lane.Requests.AsSpan())
        {
            ref readonly var row = ref _rows[request];
            var (engine, worker, now) = (_engineOf[row.Worker], _workers[row.Worker], row.Arrival);
            engine.Advance(worker, now);
            engine.Enqueue(worker, request, now);
        }

        foreach (var id in lane.Workers.AsSpan())
        {
            _engineOf[id].Advance(_workers[id], long.MaxValue);
        }
    }

    private void ReleaseLanes()
    {
        foreach (var lane in _lanes)
        {
            if (!ReferenceEquals(lane.Gaps, _gaps))
            {
                lane.Gaps.Release();
            }
        }
    }

    /// <summary>What one thread simulates.</summary>
    /// <param name="gaps">The gaps between the tokens of its workers.</param>
    private sealed class Lane(GapDistribution gaps)
    {
        /// <summary>The gaps between the tokens of its workers.</summary>
        public GapDistribution Gaps { get; } = gaps;

        /// <summary>Its workers.</summary>
        public IntList Workers { get; } = new();

        /// <summary>What arrives for them, in order.</summary>
        public IntList Requests { get; } = new();

        /// <summary>Why it could not go on.</summary>
        public ExceptionDispatchInfo? Failure { get; set; }
    }
}
