using DynoSim.Lang.Simulation.KvCache.Reference;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Reference;

/// <summary>Counts what one worker does.</summary>
internal sealed class WorkerMeter(int poolIndex, BlockPool blocks)
{
    private long _passes;
    private long _busy;
    private long _idle;
    private long _phaseStart;
    private long _preemptions;
    private long _prefilled;
    private long _decoded;
    private long _produced;
    private Int128 _usedBlockTime;
    private long _usedSince;
    private long _used;
    private long _usedMax;

    /// <summary>Preemptions so far.</summary>
    public long Preemptions => _preemptions;

    /// <summary>A pass begins; its blocks are taken.</summary>
    public void PassStarted(long now, in PassTotals totals)
    {
        _idle += now - _phaseStart;
        _phaseStart = now;
        _passes++;
        _prefilled += totals.PrefillTokens;
        _decoded += totals.DecodeRequests;
        UsedBlocksChanged(now);
    }

    /// <summary>The pass is over; finished requests have given back their blocks.</summary>
    public void PassEnded(long now, int producedTokens)
    {
        _busy += now - _phaseStart;
        _phaseStart = now;
        _produced += producedTokens;
        UsedBlocksChanged(now);
    }

    /// <summary>So many running requests gave way.</summary>
    public void Preempted(int count) => _preemptions += count;

    /// <summary>The worker's figures when the run ends.</summary>
    public WorkerStatistics ToStatistics(long end, bool busy)
    {
        UsedBlocksChanged(end);
        var rest = end - _phaseStart;
        return new WorkerStatistics(
            poolIndex,
            _passes,
            _busy + (busy ? rest : 0),
            _idle + (busy ? 0 : rest),
            WideSum.Of(_usedBlockTime),
            _usedMax,
            blocks.Blocks,
            _preemptions,
            _prefilled,
            _decoded,
            _produced,
            blocks.Allocated,
            blocks.Freed,
            blocks.CountHeld());
    }

    private void UsedBlocksChanged(long now)
    {
        _usedBlockTime += (Int128)_used * (now - _usedSince);
        _usedSince = now;
        _used = blocks.Used;
        _usedMax = Math.Max(_usedMax, _used);
    }
}
