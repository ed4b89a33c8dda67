using System.Runtime.CompilerServices;
using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The end of a pass: tokens appear, requests finish and let go of their blocks in running order.</summary>
internal sealed partial class EngineKernel<TTiming, TCache>
{
    private const int PassesAlwaysAllowed = 1_000;

    /// <summary>Completes the pass under way.</summary>
    internal void Complete(WorkerState worker)
    {
        var now = worker.PassEnd;
        worker.InFlight = false;
        worker.ProducedTokens += worker.PassDecoders;
        if (!worker.GapsAreCounted)
        {
            CountGaps(worker, now);
        }

        worker.GapsAreCounted = false;
        if (worker.Fresh.Count > 0)
        {
            SettleFresh(worker, now, worker.Steps);
        }

        foreach (var request in worker.Refused)
        {
            Reject(worker, request, _requests[request].Refusal, now);
        }

        worker.Refused.Clear();
        if (worker.FirstFinish <= worker.Steps || worker.Joining.Count > 0)
        {
            SettleRunning(worker, now);

            // Another number of decoders leaves another budget, and with it a longer or shorter first chunk of the
            // head.
            worker.HeadBlocked = false;
        }

        worker.PassStart = now;
        if (worker.Preemptions > 0 && IsCaughtInLivelock(worker))
        {
            Expel(worker);
        }

        worker.Use(_settings.Blocks - _cache.FreeBlocks(worker.Local), now);
        ShowToRouter(worker);
    }

    /// <summary>
    /// Passes in which nobody gets beyond what had been computed before a preemption lead nowhere; there may be no
    /// more of them than computing everything anew takes.
    /// </summary>
    private bool IsCaughtInLivelock(WorkerState worker)
    {
        if (!worker.PassIsFruitless)
        {
            worker.FruitlessPasses = 0;
            return false;
        }

        var enough = PassesAlwaysAllowed + (_settings.Blocks * _settings.BlockTokens);
        if (++worker.FruitlessPasses <= enough || worker.Running + worker.Waiting.Count == 0)
        {
            return false;
        }

        worker.FruitlessPasses = 0;
        return true;
    }

    /// <summary>Rejects the request at the head of the queue; if none waits, the one admitted last.</summary>
    private void Expel(WorkerState worker)
    {
        worker.HeadBlocked = false;
        if (worker.Waiting.Count > 0)
        {
            var head = LeaveWaiting(worker, _settings.Priority ? MostUrgent(worker) : 0);
            Reject(worker, head, RejectionReason.Livelock, worker.PassStart);
            return;
        }

        var request = worker.Entries[worker.Running - 1].Request;
        ref var state = ref _requests[request];
        var computed = ComputedOf(worker, state);
        if (state.Decoding)
        {
            LeaveDecoders(worker, ref state);
            state.Produced = (int)(computed + 1 - state.Input);
            KeepLatestToken(worker, ref state);
        }
        else
        {
            worker.Prefilling--;
        }

        worker.RemoveRunningAt(worker.Running - 1);
        _cache.Release(worker.Local, request, _block.Taken(computed), _block.Full(computed), ref state, ended: true);
        Reject(worker, request, RejectionReason.Livelock, worker.PassStart);
    }

    private void Reject(WorkerState worker, int request, RejectionReason reason, long now)
    {
        worker.Fresh.Remove(request);
        _rows[request].Status = RequestStatus.Rejected;
        _rows[request].Rejection = reason;
        WriteUnfinished(request);
        Happened?.Add((request, Happening.Rejected, now));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddGap(long now, long gap, long count)
    {
        if (now >= _settings.MeasuredFrom)
        {
            _gaps.Add(gap, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountGaps(WorkerState worker, long now)
    {
        if (worker.PassDecoders == 0)
        {
            return;
        }

        var regular = worker.PassDecoders;
        if (worker.Irregular > 0)
        {
            foreach (ref readonly var entry in worker.Entries.AsSpan(0, worker.Running))
            {
                ref var state = ref _requests[entry.Request];
                if (state.SatOut && state.Decoding && state.Mark == worker.Passes)
                {
                    AddGap(now, now - state.LatestToken, 1);
                    state.SatOut = false;
                    worker.Irregular--;
                    regular--;
                }
            }
        }

        if (regular > 0)
        {
            AddGap(now, now - worker.PassStart, regular);
        }
    }

    /// <summary>The second token of requests that joined a pass ago.</summary>
    private void SettleFresh(WorkerState worker, long now, long steps)
    {
        var kept = 0;
        foreach (var request in worker.Fresh.AsSpan())
        {
            ref readonly var state = ref _requests[request];
            if (!state.Decoding || steps + state.Offset + 1 - state.Input < 2)
            {
                worker.Fresh[kept++] = request;
            }
            else
            {
                _rows[request].SecondToken = now;
            }
        }

        worker.Fresh.Keep(kept);
    }

    /// <summary>Decoders finish, in running order; nobody joins them.</summary>
    private void SettleDecoders(WorkerState worker, long now)
    {
        var entries = worker.Entries.AsSpan(0, worker.Running);
        var (at, first, steps) = (0, long.MaxValue, worker.Steps);
        for (; at < entries.Length && entries[at].Finish > steps; at++)
        {
            first = Math.Min(first, entries[at].Finish);
        }

        var kept = at;
        for (; at < entries.Length; at++)
        {
            ref readonly var entry = ref entries[at];
            if (entry.Finish <= steps)
            {
                FinishDecoder(worker, entry.Request, now);
            }
            else
            {
                first = Math.Min(first, entry.Finish);
                entries[kept++] = entry;
            }
        }

        worker.FirstFinish = first;
        worker.Running = kept;
    }

    private void FinishDecoder(WorkerState worker, int request, long now)
    {
        ref var state = ref _requests[request];
        var computed = worker.Steps + state.Offset;
        LeaveDecoders(worker, ref state);
        Finish(worker, request, ref state, computed, now);
    }

    /// <summary>Requests join the decoders or finish, in running order.</summary>
    private void SettleRunning(WorkerState worker, long now)
    {
        var joining = worker.Joining.AsSpan();
        if (joining.IsEmpty)
        {
            SettleDecoders(worker, now);
            return;
        }

        var at = 0;
        if (worker.FirstFinish > worker.Steps)
        {
            // Nobody finishes decoding, and those that join stand behind the others as a rule.
            at = worker.Running;
            while (worker.Entries[at - 1].Request != joining[0])
            {
                at--;
            }

            at--;
        }
        else
        {
            worker.FirstFinish = long.MaxValue;
        }

        var (kept, joined, running) = (at, 0, worker.Running);
        for (; at < running; at++)
        {
            var entry = worker.Entries[at];
            if (entry.Finish <= worker.Steps)
            {
                FinishDecoder(worker, entry.Request, now);
                continue;
            }

            if (joined < joining.Length && joining[joined] == entry.Request)
            {
                joined++;
                if (!Join(worker, ref entry, now))
                {
                    continue;
                }
            }

            worker.Entries[kept++] = entry;
            worker.FirstFinish = Math.Min(worker.FirstFinish, entry.Finish);
        }

        worker.Running = kept;
        worker.Joining.Clear();
    }

    /// <summary>
    /// All known tokens are computed: the request gets a token and decodes from now on, unless that was its last.
    /// </summary>
    private bool Join(WorkerState worker, ref RunningEntry entry, long now)
    {
        var request = entry.Request;
        ref var state = ref _requests[request];
        var computed = state.Computed;
        worker.Prefilling--;
        if (state.Target == 0)
        {
            Finish(worker, request, ref state, computed, now);
            return false;
        }

        worker.ProducedTokens++;
        var produced = ++state.Produced;
        if (produced == 1)
        {
            _rows[request].FirstToken = now;
            Happened?.Add((request, Happening.FirstToken, now));
        }
        else
        {
            AddGap(now, now - state.LatestToken, 1);
            if (produced == 2)
            {
                _rows[request].SecondToken = now;
                worker.Fresh.Remove(request);
            }
        }

        state.SatOut = false;
        if (produced == state.Target)
        {
            Finish(worker, request, ref state, computed, now);
            return false;
        }

        state.Decoding = true;
        state.Offset = computed - worker.Steps;
        entry.Residue = _block.Residue(state.Offset);

        // It then has computed all its tokens but the last.
        entry.Finish = state.Input + state.Target - 1 - state.Offset;
        worker.Decoders++;
        worker.OffsetSum += state.Offset;
        worker.Residue[entry.Residue]++;
        if (produced == 1)
        {
            worker.Fresh.Add(request);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(WorkerState worker, int request, ref RequestState state, long computed, long now)
    {
        _cache.Release(worker.Local, request, _block.Taken(computed), _block.Full(computed), ref state, ended: true);
        worker.HeadBlocked = false;
        ref var row = ref _rows[request];
        row.LastToken = now;
        row.Produced = state.Target;
        row.Status = RequestStatus.Completed;
        Happened?.Add((request, Happening.Completed, now));
    }
}
