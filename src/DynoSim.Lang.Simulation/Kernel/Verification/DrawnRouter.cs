using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>A policy at work; decides as the code emitted for the same policy does.</summary>
/// <param name="policy">The policy.</param>
public readonly struct DrawnRouter(DrawnPolicy policy) : IRouterPolicy
{
    /// <inheritdoc/>
    public SignalSet Reads { get; } = policy.Reads;

    /// <inheritdoc/>
    public bool Stands { get; } = policy.Stands;

    /// <inheritdoc/>
    public bool Rotates { get; } = policy.Rotates;

    /// <inheritdoc/>
    public bool Precedes(int candidate, int incumbent, ReadOnlySpan<WorkerSignals> workers)
    {
        var request = default(RequestContext);
        var pool = default(PoolContext);
        var one = new WorkerContext(candidate, in workers[candidate]);
        var other = new WorkerContext(incumbent, in workers[incumbent]);
        var order = Cost(one, request, pool).CompareTo(Cost(other, request, pool));
        return order == 0 ? CompareKeys(one, other, request, pool) < 0 : order < 0;
    }

    /// <inheritdoc/>
    public int Choose(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        double tieDraw)
    {
        Span<int> tied = stackalloc int[workers.Length];
        var (ties, bestCost) = (0, 0.0);
        for (var id = 0; id < workers.Length; id++)
        {
            var worker = new WorkerContext(id, in workers[id]);
            if (!worker.Ready || !IsCandidate(worker, request, pool))
            {
                continue;
            }

            var cost = Cost(worker, request, pool);
            var order = ties == 0 ? -1 : cost.CompareTo(bestCost);
            if (order == 0)
            {
                order = CompareKeys(worker, new WorkerContext(tied[0], in workers[tied[0]]), request, pool);
            }

            if (order <= 0)
            {
                ties = order < 0 ? 0 : ties;
                bestCost = cost;
                tied[ties++] = id;
            }
        }

        return ties == 0 ? -1 : policy.DrawsTies && ties > 1 ? tied[(int)(tieDraw * ties)] : tied[0];
    }

    private bool IsCandidate(in WorkerContext worker, in RequestContext request, in PoolContext pool)
    {
        foreach (var limit in policy.Limits)
        {
            if (!(limit.Signal.Read(worker, request, pool) <= limit.Limit))
            {
                return false;
            }
        }

        return true;
    }

    private double Cost(in WorkerContext worker, in RequestContext request, in PoolContext pool)
    {
        var cost = 0.0;
        foreach (var term in policy.Terms)
        {
            var part = term.Weight * term.Signal.Read(worker, request, pool);
            cost += term.Factor is null ? part : part * term.Factor.Read(worker, request, pool);
        }

        return policy.IsMaximizing ? -cost : cost;
    }

    private int CompareKeys(
        in WorkerContext one, in WorkerContext other, in RequestContext request, in PoolContext pool)
    {
        foreach (var key in policy.TieBreak)
        {
            var order = key.Read(one, request, pool).CompareTo(key.Read(other, request, pool));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
