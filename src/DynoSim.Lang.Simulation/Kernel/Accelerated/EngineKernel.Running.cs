using System.Runtime.CompilerServices;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The first half of a scheduling call: requests that already run, and who gives way when blocks run out.
/// </summary>
internal sealed partial class EngineKernel<TTiming, TCache>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
            var request = worker.Entries[at].Request;
            if (_requests[request].Mark == worker.Passes)
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasRoomForAll(WorkerState worker, long budget)
    {
        long needed = worker.BlocksNeeded();
        if (worker.Prefilling > 1)
        {
            return false;
        }

        if (worker.Prefilling == 1)
        {
            var request = worker.Entries[worker.Running - 1].Request;
            if (_requests[request].Decoding)
            {
                return false;
            }

            long computed = _requests[request].Computed;
            var tokens = Wanted(_requests[request], budget - worker.Decoders);
            needed += _block.Taken(computed + tokens) - _block.Taken(computed);
        }

        return needed <= _cache.FreeBlocks(worker.Local);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
            var request = worker.Entries[worker.Running - 1].Request;
            var tokens = Wanted(_requests[request], budget);
            Give(worker, request, tokens);
            CountScheduled(worker, request, ref totals);
            budget -= tokens;
        }

        return budget;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
            var request = worker.Entries[at].Request;
            ref readonly var state = ref _requests[request];
            var computed = ComputedOf(worker, state);
            var tokens = state.Decoding ? 1 : Wanted(state, budget);
            var needed = _block.Taken(computed + tokens) - _block.Taken(computed);
            while (needed > _cache.FreeBlocks(worker.Local))
            {
                var victimAt = VictimOf(worker);
                var victim = worker.Entries[victimAt].Request;
                budget += _requests[victim].Mark == worker.Passes ? _requests[victim].PassTokens : 0;
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
            if (IsMoreUrgent(worker.Entries[worst].Request, worker.Entries[at].Request))
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

    private long Wanted(in RequestState state, long budget)
    {
        long tokens = KnownOf(state) - state.Computed;
        if (_settings.Threshold > 0)
        {
            tokens = Math.Min(tokens, _settings.Threshold);
        }

        return Math.Min(tokens, budget);
    }

    /// <summary>Gives a running request its tokens: blocks, hashes, marks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Give(WorkerState worker, int request, long tokens)
    {
        ref var state = ref _requests[request];
        var before = ComputedOf(worker, state);
        var after = before + tokens;
        var blocks = _block.Taken(after) - _block.Taken(before);
        if (blocks > 0)
        {
            _cache.Take(worker.Local, request, blocks);
        }

        var (from, to) = (_block.Full(before), _block.Full(after));
        if (to > from)
        {
            _cache.Publish(worker.Local, request, from, to, ref state);
        }

        state.Mark = worker.Passes;
        state.PassTokens = (int)tokens;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long ComputedOf(WorkerState worker, in RequestState state) =>
        state.Decoding ? worker.Steps + state.Offset : state.Computed;

    /// <summary>Prompt and produced tokens of a request that does not decode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int KnownOf(in RequestState state) => state.Input + state.Produced;

    /// <summary>Enters a scheduled request into the sums of the pass; a prefill entry moves on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountScheduled(WorkerState worker, int request, ref PassTotals totals)
    {
        ref var state = ref _requests[request];
        if (state.Decoding)
        {
            var context = worker.Steps + state.Offset + 1;
            totals.DecodeRequests++;
            totals.DecodeContextTokens += context;
            totals.EmittingRequests++;
            totals.EmittingContextTokens += context;
            worker.PassDecoders++;
            worker.PassIsFruitless = false;
            return;
        }

        var tokens = state.PassTokens;
        var before = state.Computed;
        var known = KnownOf(state);
        worker.HeadBlocked = false;
        if (state.Produced > 0 && before == known - 1)
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

        if (before < state.Input)
        {
            totals.PromptRequests++;
            totals.PromptEndTokens += Math.Min(before + tokens, state.Input);
            totals.PromptPrefixTokens += before;
        }

        state.Computed = before + tokens;
        worker.PassIsFruitless &= before + tokens <= state.Reached;
        if (before + tokens == known)
        {
            worker.Joining.Add(request);
            if (state.Produced > 0)
            {
                totals.EmittingRequests++;
                totals.EmittingContextTokens += known;
            }
        }
    }

    private void Preempt(WorkerState worker, int index)
    {
        var request = worker.Entries[index].Request;
        ref var state = ref _requests[request];
        var scheduled = state.Mark == worker.Passes ? state.PassTokens : 0;
        var computed = ComputedOf(worker, state) + scheduled;
        if (state.Decoding)
        {
            LeaveDecoders(worker, ref state);
            state.Produced = (int)(computed - scheduled + 1 - state.Input);
            KeepLatestToken(worker, ref state);
        }
        else
        {
            worker.Prefilling--;
        }

        state.Reached = Math.Max(state.Reached, (int)(computed - scheduled));
        state.Mark = 0;
        state.Computed = 0;
        _cache.Release(worker.Local, request, _block.Taken(computed), _block.Full(computed), ref state, ended: false);
        worker.RemoveRunningAt(index);
        worker.Waiting.AddFirst(request);
        worker.WaitingTokens += state.Input;
        worker.Preemptions++;
        worker.HeadBlocked = false;
        _rows[request].Preemptions++;
        Victims?.Add(request);
    }

    private void LeaveDecoders(WorkerState worker, ref RequestState state)
    {
        worker.Decoders--;
        worker.OffsetSum -= state.Offset;
        worker.Residue[_block.Residue(state.Offset)]--;
        state.Decoding = false;
    }

    private static void KeepLatestToken(WorkerState worker, ref RequestState state)
    {
        if (state.SatOut)
        {
            worker.Irregular--;
        }
        else
        {
            state.SatOut = true;
            state.LatestToken = worker.PassStart;
        }
    }
}
