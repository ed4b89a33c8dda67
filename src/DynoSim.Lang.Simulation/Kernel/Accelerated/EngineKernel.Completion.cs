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
        CountGaps(worker, now);
        if (worker.Fresh.Count > 0)
        {
            SettleFresh(worker, now);
        }

        foreach (var request in worker.Refused)
        {
            Reject(request, _requests.Refusal[request], Happening.Expelled);
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
        Settled?.Invoke(worker);
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
            Reject(head, RejectionReason.Livelock, Happening.Expelled);
            return;
        }

        var request = worker.Order[worker.Running - 1];
        var computed = ComputedOf(worker, request);
        if (_requests.Decoding[request])
        {
            LeaveDecoders(worker, request);
            _requests.Produced[request] = (int)(computed + 1 - _requests.Input[request]);
            KeepLatestToken(worker, request);
        }
        else
        {
            worker.Prefilling--;
        }

        worker.RemoveRunningAt(worker.Running - 1);
        _cache.Release(worker.Local, request, BlocksFor(computed, worker.BlockTokens), computed / worker.BlockTokens);
        Reject(request, RejectionReason.Livelock, Happening.Expelled);
    }

    private void Reject(int request, RejectionReason reason, Happening what)
    {
        _columns.Status[request] = RequestStatus.Rejected;
        _columns.Rejection[request] = reason;
        WriteUnfinished(request);
        Happened?.Add((request, what));
    }

    private void AddGap(long now, long gap, long count)
    {
        if (now >= _settings.MeasuredFrom)
        {
            _gaps.Add(gap, count);
        }
    }

    private void CountGaps(WorkerState worker, long now)
    {
        if (worker.PassDecoders == 0)
        {
            return;
        }

        var regular = worker.PassDecoders;
        if (worker.Irregular > 0)
        {
            for (var at = 0; at < worker.Running; at++)
            {
                var request = worker.Order[at];
                if (_requests.SatOut[request]
                    && _requests.Decoding[request] && _requests.Mark[request] == worker.Passes)
                {
                    AddGap(now, now - _requests.LatestToken[request], 1);
                    _requests.SatOut[request] = false;
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
    private void SettleFresh(WorkerState worker, long now)
    {
        var kept = 0;
        for (var at = 0; at < worker.Fresh.Count; at++)
        {
            var request = worker.Fresh[at];
            if (!_requests.Decoding[request]
                || worker.Steps + _requests.Offset[request] + 1 - _requests.Input[request] < 2)
            {
                worker.Fresh[kept++] = request;
            }
            else
            {
                _columns.SecondToken[request] = now;
            }
        }

        worker.Fresh.RemoveRange(kept, worker.Fresh.Count - kept);
    }

    private void SettleRunning(WorkerState worker, long now)
    {
        worker.FirstFinish = long.MaxValue;
        var kept = 0;
        var joined = 0;
        for (var at = 0; at < worker.Running; at++)
        {
            var request = worker.Order[at];
            bool stays;
            if (_requests.Decoding[request])
            {
                stays = FinishStepOf(request) > worker.Steps;
                if (!stays)
                {
                    var computed = worker.Steps + _requests.Offset[request];
                    LeaveDecoders(worker, request);
                    Finish(worker, request, computed, now);
                }
            }
            else if (joined < worker.Joining.Count && worker.Joining[joined] == request)
            {
                joined++;
                stays = Join(worker, request, now);
            }
            else
            {
                stays = true;
            }

            if (stays)
            {
                worker.Order[kept++] = request;
                if (_requests.Decoding[request])
                {
                    worker.FirstFinish = Math.Min(worker.FirstFinish, FinishStepOf(request));
                }
            }
        }

        worker.Running = kept;
        worker.Joining.Clear();
    }

    /// <summary>
    /// The step with which a decoder produces its last token: it then has computed all tokens but that one.
    /// </summary>
    private long FinishStepOf(int request) =>
        _requests.Input[request] + _requests.Target[request] - 1 - _requests.Offset[request];

    /// <summary>
    /// All known tokens are computed: the request gets a token and decodes from now on, unless that was its last.
    /// </summary>
    private bool Join(WorkerState worker, int request, long now)
    {
        var computed = _requests.Computed[request];
        worker.Prefilling--;
        if (_requests.Target[request] == 0)
        {
            Finish(worker, request, computed, now);
            return false;
        }

        worker.ProducedTokens++;
        var produced = ++_requests.Produced[request];
        if (produced == 1)
        {
            _columns.FirstToken[request] = now;
            Happened?.Add((request, Happening.FirstToken));
        }
        else
        {
            AddGap(now, now - _requests.LatestToken[request], 1);
            if (produced == 2)
            {
                _columns.SecondToken[request] = now;
                worker.Fresh.Remove(request);
            }
        }

        _requests.SatOut[request] = false;
        if (produced == _requests.Target[request])
        {
            Finish(worker, request, computed, now);
            return false;
        }

        _requests.Decoding[request] = true;
        _requests.Offset[request] = computed - worker.Steps;
        worker.Decoders++;
        worker.OffsetSum += _requests.Offset[request];
        _requests.Residue[request] = ResidueOf(worker, request);
        worker.Residue[_requests.Residue[request]]++;
        if (produced == 1)
        {
            worker.Fresh.Add(request);
        }

        return true;
    }

    private void Finish(WorkerState worker, int request, long computed, long now)
    {
        _cache.Release(
            worker.Local, request, BlocksFor(computed, worker.BlockTokens), computed / worker.BlockTokens);
        worker.HeadBlocked = false;
        _columns.LastToken[request] = now;
        _columns.Produced[request] = _requests.Target[request];
        _columns.Status[request] = RequestStatus.Completed;
        Happened?.Add((request, Happening.Completed));
    }
}
