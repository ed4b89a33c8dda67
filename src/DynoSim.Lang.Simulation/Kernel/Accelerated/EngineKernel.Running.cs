using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The first half of a scheduling call: requests that already run, and who gives way when blocks run out.
/// </summary>
internal sealed partial class EngineKernel<TTiming, TCache>
{
    private long ScheduleRunning(WorkerState worker, ref PassTotals totals)
    {
        var budget = _settings.MaxBatchedTokens;
        if (worker.Running == 0)
        {
            return budget;
        }

        if (TCache.DecodersAreAnonymous
            && worker.Irregular == 0
            && worker.Decoders <= budget
            && HasRoomForAll(worker, budget))
        {
            return ScheduleAll(worker, budget, ref totals);
        }

        budget = ScheduleInOrder(worker, budget);
        for (var at = 0; at < worker.Running; at++)
        {
            var request = worker.Order[at];
            if (_requests.Mark[request] == worker.Passes)
            {
                CountScheduled(worker, request, ref totals);
            }
        }

        return budget;
    }

    /// <summary>
    /// Whether every running request gets its tokens whatever the order: then the decoders can be served together. The
    /// one request that still prefills stands last.
    /// </summary>
    private bool HasRoomForAll(WorkerState worker, long budget)
    {
        long needed = worker.BlocksNeeded();
        if (worker.Prefilling > 1)
        {
            return false;
        }

        if (worker.Prefilling == 1)
        {
            var request = worker.Order[worker.Running - 1];
            if (_requests.Decoding[request])
            {
                return false;
            }

            long computed = _requests.Computed[request];
            var tokens = Wanted(request, budget - worker.Decoders);
            needed += BlocksFor(computed + tokens, worker.BlockTokens) - BlocksFor(computed, worker.BlockTokens);
        }

        return needed <= _cache.FreeBlocks(worker.Local);
    }

    private long ScheduleAll(WorkerState worker, long budget, ref PassTotals totals)
    {
        if (worker.Decoders > 0)
        {
            _cache.Take(worker.Local, -1, worker.BlocksNeeded());
            budget -= worker.Decoders;
            CountDecoders(worker, ref totals);
        }

        if (worker.Prefilling == 1 && budget > 0)
        {
            var request = worker.Order[worker.Running - 1];
            var tokens = Wanted(request, budget);
            Give(worker, request, tokens);
            CountScheduled(worker, request, ref totals);
            budget -= tokens;
        }

        return budget;
    }

    private static void CountDecoders(WorkerState worker, ref PassTotals totals)
    {
        var context = worker.OffsetSum + (worker.Decoders * (worker.Steps + 1));
        totals.DecodeRequests = worker.Decoders;
        totals.DecodeContextTokens = context;
        worker.PassDecoders = worker.Decoders;
        worker.PassIsFruitless = false;
        totals.EmittingRequests = worker.Decoders;
        totals.EmittingContextTokens = context;
    }

    /// <summary>
    /// vLLM's loop, request by request; whoever finds no block preempts until there is one or it is itself the victim.
    /// </summary>
    private long ScheduleInOrder(WorkerState worker, long budget)
    {
        for (var at = 0; at < worker.Running && budget > 0; at++)
        {
            var request = worker.Order[at];
            var computed = ComputedOf(worker, request);
            var tokens = _requests.Decoding[request] ? 1 : Wanted(request, budget);
            var needed = BlocksFor(computed + tokens, worker.BlockTokens) - BlocksFor(computed, worker.BlockTokens);
            while (needed > _cache.FreeBlocks(worker.Local))
            {
                var victimAt = VictimOf(worker);
                var victim = worker.Order[victimAt];
                budget += _requests.Mark[victim] == worker.Passes ? _requests.PassTokens[victim] : 0;
                Preempt(worker, victimAt);
                if (victim == request)
                {
                    return budget;
                }

                // recompute_fifo keeps DynoSim's scan: removing an earlier entry skips the one behind the current.
                at -= victimAt < at && !_settings.Fifo ? 1 : 0;
            }

            Give(worker, request, tokens);
            budget -= tokens;
        }

        return budget;
    }

    private int VictimOf(WorkerState worker)
    {
        if (_settings.Fifo || !_settings.Priority)
        {
            return _settings.Fifo ? 0 : worker.Running - 1;
        }

        // The least urgent, then the latest arrival; among equals the first in running order.
        var worst = 0;
        for (var at = 1; at < worker.Running; at++)
        {
            if (IsMoreUrgent(worker.Order[worst], worker.Order[at]))
            {
                worst = at;
            }
        }

        return worst;
    }

    private bool IsMoreUrgent(int first, int second)
    {
        var (one, other) = _priority is null ? (0, 0) : (_priority[first], _priority[second]);
        return one != other ? one < other : _requests.Routed[first] < _requests.Routed[second];
    }

    private long Wanted(int request, long budget)
    {
        long tokens = KnownOf(request) - _requests.Computed[request];
        if (_settings.Threshold > 0)
        {
            tokens = Math.Min(tokens, _settings.Threshold);
        }

        return Math.Min(tokens, budget);
    }

    /// <summary>Gives a running request its tokens: blocks, hashes, marks.</summary>
    private void Give(WorkerState worker, int request, long tokens)
    {
        var before = ComputedOf(worker, request);
        var after = before + tokens;
        var block = worker.BlockTokens;
        var blocks = BlocksFor(after, block) - BlocksFor(before, block);
        if (blocks > 0)
        {
            _cache.Take(worker.Local, request, blocks);
        }

        if (after / block > before / block)
        {
            _cache.Publish(worker.Local, request, before / block, after / block, ref _requests.Cursor[request]);
        }

        _requests.Mark[request] = worker.Passes;
        _requests.PassTokens[request] = (int)tokens;
    }

    private long ComputedOf(WorkerState worker, int request) =>
        _requests.Decoding[request] ? worker.Steps + _requests.Offset[request] : _requests.Computed[request];

    /// <summary>Prompt and produced tokens of a request that does not decode.</summary>
    private int KnownOf(int request) => _requests.Input[request] + _requests.Produced[request];

    /// <summary>Enters a scheduled request into the sums of the pass; a prefill entry moves on.</summary>
    private void CountScheduled(WorkerState worker, int request, ref PassTotals totals)
    {
        if (_requests.Decoding[request])
        {
            var context = worker.Steps + _requests.Offset[request] + 1;
            totals.DecodeRequests++;
            totals.DecodeContextTokens += context;
            totals.EmittingRequests++;
            totals.EmittingContextTokens += context;
            worker.PassDecoders++;
            worker.PassIsFruitless = false;
            return;
        }

        var tokens = _requests.PassTokens[request];
        var before = _requests.Computed[request];
        var known = KnownOf(request);
        worker.HeadBlocked = false;
        if (_requests.Produced[request] > 0 && before == known - 1)
        {
            // Back after a preemption with everything still cached: its next token is like any decoder's.
            totals.DecodeRequests++;
            totals.DecodeContextTokens += known;
        }
        else
        {
            totals.PrefillRequests++;
            totals.PrefillTokens += tokens;
            totals.PrefillPastTokens += before;
            totals.PrefillTermPicoseconds += _timing.PrefillTermPicoseconds(tokens, before);
        }

        var input = _requests.Input[request];
        if (before < input)
        {
            totals.PromptRequests++;
            totals.PromptEndTokens += Math.Min(before + tokens, input);
            totals.PromptPrefixTokens += before;
        }

        _requests.Computed[request] = before + tokens;
        worker.PassIsFruitless &= before + tokens <= _requests.Reached[request];
        if (before + tokens == known)
        {
            worker.Joining.Add(request);
            if (_requests.Produced[request] > 0)
            {
                totals.EmittingRequests++;
                totals.EmittingContextTokens += known;
            }
        }
    }

    private void Preempt(WorkerState worker, int index)
    {
        var request = worker.Order[index];
        var scheduled = _requests.Mark[request] == worker.Passes ? _requests.PassTokens[request] : 0;
        var computed = ComputedOf(worker, request) + scheduled;
        if (_requests.Decoding[request])
        {
            LeaveDecoders(worker, request);
            _requests.Produced[request] = (int)(computed - scheduled + 1 - _requests.Input[request]);
            KeepLatestToken(worker, request);
        }
        else
        {
            worker.Prefilling--;
        }

        _requests.Reached[request] = Math.Max(_requests.Reached[request], (int)(computed - scheduled));
        _requests.Mark[request] = 0;
        _requests.Computed[request] = 0;
        _cache.Release(
            worker.Local, request, BlocksFor(computed, worker.BlockTokens), computed / worker.BlockTokens);
        worker.RemoveRunningAt(index);
        worker.Waiting.AddFirst(request);
        worker.WaitingTokens += _requests.Input[request];
        worker.Preemptions++;
        worker.HeadBlocked = false;
        _columns.Preemptions[request]++;
        Victims?.Add(request);
    }

    private void LeaveDecoders(WorkerState worker, int request)
    {
        worker.Decoders--;
        worker.OffsetSum -= _requests.Offset[request];
        worker.Residue[_requests.Residue[request]]--;
        _requests.Decoding[request] = false;
    }

    private void KeepLatestToken(WorkerState worker, int request)
    {
        if (_requests.SatOut[request])
        {
            worker.Irregular--;
        }
        else
        {
            _requests.SatOut[request] = true;
            _requests.LatestToken[request] = worker.PassStart;
        }
    }
}
