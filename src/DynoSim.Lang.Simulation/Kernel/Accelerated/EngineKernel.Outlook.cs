namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>What the event loop asks: when to look again, and how things stand at the end.</summary>
internal sealed partial class EngineKernel<TTiming, TCache>
{
    /// <inheritdoc/>
    internal override long NextChange(WorkerState worker, bool everyPass)
    {
        if (!worker.InFlight)
        {
            return long.MaxValue;
        }

        if (everyPass
            || !TCache.DecodersAreAnonymous
            || !worker.PassIsDecodeOnly
            || worker.Prefilling > 0
            || worker.Irregular > 0
            || worker.Refused.Count > 0
            || (worker.Waiting.Count > 0 && !worker.HeadBlocked && worker.Running < _settings.MaxSequences)
            || Index?.HasChanges(worker.Local) == true)
        {
            return worker.PassEnd;
        }

        // Passes of an unchanged batch do not get shorter as its context grows: so many more last at least so long.
        if (_timing.DecodeSegment(worker.Decoders, worker.OffsetSum + (worker.Decoders * worker.Steps)).MayShrink)
        {
            return worker.PassEnd;
        }

        var passes = Math.Min(worker.FirstFinish - worker.Steps, PassesWithoutEviction(worker));
        var duration = worker.PassEnd - worker.PassStart;
        return passes <= 0
            ? worker.PassEnd
            : worker.PassEnd + (Math.Min(passes, (long.MaxValue - 1 - worker.PassEnd) / duration) * duration);
    }

    /// <inheritdoc/>
    internal override void WriteUnfinished(WorkerState worker)
    {
        for (var at = 0; at < worker.Running; at++)
        {
            var request = worker.Entries[at].Request;
            if (_requests[request].Decoding)
            {
                var pending = worker.InFlight && IsInPass(worker, request) ? 1 : 0;
                var computed = worker.Steps + _requests[request].Offset - pending;
                _requests[request].Produced = (int)(computed + 1 - _requests[request].Input);
                if (!_requests[request].SatOut)
                {
                    _requests[request].LatestToken = worker.PassStart;
                }
            }

            WriteUnfinished(request);
        }

        for (var position = 0; position < worker.Waiting.Count; position++)
        {
            WriteUnfinished(worker.Waiting[position]);
        }
    }

    /// <inheritdoc/>
    internal override WorkerStatistics Statistics(WorkerState worker, long end)
    {
        worker.Use(worker.Used, end);
        var busy = worker.BusyPicoseconds - (worker.InFlight ? worker.PassEnd - end : 0);
        var (allocated, freed) = _cache.Traffic(worker.Local);
        return new WorkerStatistics(
            worker.Pool,
            worker.Passes,
            busy,
            end - busy,
            worker.UsedIntegral,
            worker.UsedMax,
            _settings.Blocks,
            worker.Preemptions,
            worker.PrefilledTokens,
            worker.DecodedTokens,
            worker.ProducedTokens,
            allocated,
            freed,
            _settings.Blocks - _cache.FreeBlocks(worker.Local));
    }

    private void WriteUnfinished(int request)
    {
        _rows[request].Produced = _requests[request].Produced;
        if (_requests[request].Produced > 0)
        {
            _rows[request].LastToken = _requests[request].LatestToken;
        }
    }

    private bool IsInPass(WorkerState worker, int request) =>
        worker.PassDecoders == worker.Decoders || _requests[request].Mark == worker.Passes;

    /// <summary>How many passes are certain to evict nothing that the router's index holds.</summary>
    private long PassesWithoutEviction(WorkerState worker)
    {
        if (Index is null)
        {
            return PassesWithRoom(worker, worker.FirstFinish - worker.Steps, _cache.FreeBlocks(worker.Local));
        }

        var spare = _cache.UnseenBlocks(worker.Local, worker.Decoders + 1);
        return PassesWithRoom(worker, worker.FirstFinish - worker.Steps, spare);
    }
}
