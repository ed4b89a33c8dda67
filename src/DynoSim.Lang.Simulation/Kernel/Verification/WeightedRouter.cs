using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>
/// A router whose cost is a weighted sum of every signal there is: wrong signals show as other choices.
/// </summary>
/// <param name="reads">What it reads; weights of other signals are ignored.</param>
/// <param name="weights">A weight for each of the twelve signals.</param>
/// <param name="kvLimit">Share of the cache above which a worker is not eligible.</param>
/// <param name="randomTies">Whether the draw rather than the number decides between equals.</param>
public readonly struct WeightedRouter(SignalSet reads, double[] weights, double kvLimit, bool randomTies)
    : IRouterPolicy
{
    /// <summary>Number of weights.</summary>
    public const int Signals = 12;

    /// <inheritdoc/>
    public SignalSet Reads => reads;

    /// <inheritdoc/>
    public int Choose(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        double tieDraw)
    {
        var best = -1;
        var bestCost = 0.0;
        var offset = randomTies ? (int)(tieDraw * workers.Length) : 0;
        for (var step = 0; step < workers.Length; step++)
        {
            var id = (step + offset) % workers.Length;
            ref readonly var worker = ref workers[id];
            if (reads.HasFlag(SignalSet.KvUse) && worker.UsedBlocks > kvLimit * worker.TotalBlocks)
            {
                continue;
            }

            var cost = Cost(worker, pool);
            if (best < 0 || cost < bestCost)
            {
                (best, bestCost) = (id, cost);
            }
        }

        return best;
    }

    private double Cost(in WorkerSignals worker, in PoolContext pool)
    {
        var cost = weights[0] * worker.Assigned;
        if (reads.HasFlag(SignalSet.Load))
        {
            cost += (weights[1] * worker.Queued) + (weights[2] * worker.Running) + (weights[3] * worker.WaitingTokens);
        }

        if (reads.HasFlag(SignalSet.KvUse))
        {
            cost += (weights[4] * worker.UsedBlocks) + (weights[5] * (worker.Busy ? 1 : 0));
        }

        if (reads.HasFlag(SignalSet.Overlap))
        {
            cost += weights[6] * worker.OverlapBlocks;
        }

        if (reads.HasFlag(SignalSet.PrefillBook))
        {
            cost += (weights[7] * worker.ActivePrefillTokens) + (weights[8] * pool.LeastActivePrefillTokens);
        }

        if (reads.HasFlag(SignalSet.DecodeBook))
        {
            cost += (weights[9] * worker.ActiveDecodeBlocks) + (weights[10] * worker.NewActiveBlocks)
                + (weights[11] * worker.ActivePromptBlocks);
        }

        return cost;
    }
}
