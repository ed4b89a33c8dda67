using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The second half of a scheduling call: admissions from the head of the queue, without bypass.</summary>
internal sealed partial class EngineKernel<TTiming, TCache>
{
    private void ScheduleWaiting(WorkerState worker, long budget, ref PassTotals totals)
    {
        while (!worker.HeadBlocked && worker.Waiting.Count > 0 && worker.Running < _settings.MaxSequences)
        {
            var position = _settings.Priority ? MostUrgent(worker) : 0;
            if (_requests[worker.Waiting[position]].Refusal != RejectionReason.None)
            {
                worker.Refused.Add(LeaveWaiting(worker, position));
                continue;
            }

            if (budget == 0)
            {
                return;
            }

            var tokens = Admit(worker, position, budget);
            if (tokens == 0)
            {
                worker.HeadBlocked = true;
                return;
            }

            budget -= tokens;
            CountScheduled(worker, worker.Entries[worker.Running - 1].Request, ref totals);
        }
    }

    private int LeaveWaiting(WorkerState worker, int position)
    {
        var request = worker.Waiting[position];
        worker.Waiting.RemoveAt(position);
        worker.WaitingTokens -= _requests[request].Input;
        return request;
    }

    /// <summary>The request to be admitted next, -1 if none waits.</summary>
    internal int HeadOf(WorkerState worker) =>
        worker.Waiting.Count == 0 ? -1 : worker.Waiting[_settings.Priority ? MostUrgent(worker) : 0];

    private int MostUrgent(WorkerState worker)
    {
        var best = 0;
        for (var position = 1; position < worker.Waiting.Count; position++)
        {
            var (candidate, leader) = (worker.Waiting[position], worker.Waiting[best]);
            if (IsMoreUrgent(candidate, leader) || (!IsMoreUrgent(leader, candidate) && candidate < leader))
            {
                best = position;
            }
        }

        return best;
    }

    /// <summary>
    /// Admits the request at a position of the queue if it fits; returns the tokens it is given, 0 if it stays.
    /// </summary>
    private long Admit(WorkerState worker, int position, long budget)
    {
        var request = worker.Waiting[position];
        ref var state = ref _requests[request];
        var block = worker.BlockTokens;
        long known = KnownOf(state);

        // At least one token is always computed, so that there is something to sample from.
        var (hits, idle) = _cache.Probe(worker.Local, request, _block.Full(known - 1), state.Own);
        var wanted = known - (hits * block);
        if (_settings.Threshold > 0)
        {
            wanted = Math.Min(wanted, _settings.Threshold);
        }

        if (!_settings.Chunked && wanted > budget)
        {
            return 0;
        }

        wanted = Math.Min(wanted, budget);
        var free = _cache.FreeBlocks(worker.Local);
        var reserved = idle + (worker.Running > 0 ? _settings.WatermarkBlocks : 0) - hits;
        var whole = _block.Taken(Math.Min(known, _settings.MaxContext));
        var now = _block.Taken((hits * block) + wanted);
        if ((_settings.ReserveFull && whole + reserved > free) || now + reserved > free)
        {
            return 0;
        }

        _ = LeaveWaiting(worker, position);
        _cache.Touch(worker.Local, request, hits, state.Own);
        state.Computed = (int)(hits * block);
        state.Cursor = new PathCursor { At = _runs.PathStartOf(request) };
        worker.AddRunning(request);
        worker.Prefilling++;
        ref var row = ref _rows[request];
        if (row.Admit < 0)
        {
            row.Admit = worker.PassStart;
            row.Cached = (int)Math.Min(hits * block, state.Input);
        }

        Give(worker, request, wanted);
        return wanted;
    }
}
