using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The content of every block of every request as a number: prompt blocks by their place in a run, the blocks behind
/// them numbered for each request alone, since nobody else can have their tokens.
/// </summary>
internal sealed class BlockKeys
{
    private readonly RunTable _runs;
    private readonly int[] _firstKey;
    private readonly int[] _firstOwnKey;
    private readonly int[][] _keys;

    internal BlockKeys(RunTable runs, RequestTable requests, int blockTokens)
    {
        _runs = runs;
        _firstKey = new int[runs.Count];
        var next = 0;
        for (var run = 0; run < runs.Count; run++)
        {
            _firstKey[run] = next;
            next = checked(next + runs.Length[run]);
        }

        _keys = new int[requests.Count][];
        _firstOwnKey = new int[requests.Count + 1];
        for (var request = 0; request < requests.Count; request++)
        {
            _firstOwnKey[request] = next;
            var blocks = ((long)requests.InputTokens[request] + requests.OutputTokens[request]) / blockTokens;
            next = checked(next + (int)(blocks - runs.SharedBlocks[request]));
        }

        _firstOwnKey[requests.Count] = next;
    }

    /// <summary>The contents of a request's full blocks, prompt and output.</summary>
    internal int[] Of(int request)
    {
        if (_keys[request] is { } known)
        {
            return known;
        }

        var own = _firstOwnKey[request + 1] - _firstOwnKey[request];
        var keys = new int[_runs.SharedBlocks[request] + own];
        var filled = 0;
        foreach (var run in _runs.PathOf(request))
        {
            for (var block = 0; block < _runs.Length[run]; block++)
            {
                keys[filled++] = _firstKey[run] + block;
            }
        }

        for (var block = 0; block < own; block++)
        {
            keys[filled++] = _firstOwnKey[request] + block;
        }

        _keys[request] = keys;
        return keys;
    }
}
