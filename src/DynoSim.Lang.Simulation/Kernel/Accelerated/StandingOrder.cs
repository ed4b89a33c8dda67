using System.Numerics;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The workers in the order of a router whose order stands, as a tournament: a routed request changes only its own
/// worker, so the next choice costs the logarithm of their number. A router that rotates needs no order.
/// </summary>
internal sealed class StandingOrder
{
    private readonly IRouterPolicy _router;
    private readonly WorkerSignals[] _signals;
    private readonly int[] _winner;
    private readonly int _leaves;
    private int _next;

    internal StandingOrder(IRouterPolicy router, WorkerSignals[] signals)
    {
        _router = router;
        _signals = signals;
        if (router.Rotates)
        {
            _winner = [];
            return;
        }

        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)signals.Length);
        _winner = new int[2 * _leaves];
        for (var leaf = 0; leaf < _leaves; leaf++)
        {
            _winner[_leaves + leaf] = leaf < signals.Length ? leaf : -1;
        }

        for (var node = _leaves - 1; node > 0; node--)
        {
            Play(node);
        }
    }

    /// <summary>The worker the router prefers.</summary>
    public int First => _winner.Length == 0 ? _next : _winner[1];

    /// <summary>A worker's signals changed.</summary>
    public void Update(int worker)
    {
        if (_winner.Length == 0)
        {
            _next = worker + 1 < _signals.Length ? worker + 1 : 0;
            return;
        }

        for (var node = (_leaves + worker) / 2; node > 0; node /= 2)
        {
            Play(node);
        }
    }

    /// <summary>Among equals the lower number, which is always on the left.</summary>
    private void Play(int node)
    {
        var (left, right) = (_winner[2 * node], _winner[(2 * node) + 1]);
        _winner[node] = right >= 0 && _router.Precedes(right, left, _signals) ? right : left;
    }
}
