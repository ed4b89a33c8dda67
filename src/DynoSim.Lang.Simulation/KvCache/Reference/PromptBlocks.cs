using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.KvCache.Reference;

/// <summary>The content of prompts in engine blocks, whatever the block size of the trace.</summary>
internal static class PromptBlocks
{
    /// <summary>
    /// Keys of the full blocks of a prompt. A node of the prefix tree stands for everything up to its end, so the node
    /// that holds a block's last token, together with the block's position, identifies the block and all before it.
    /// </summary>
    /// <param name="requests">The requests.</param>
    /// <param name="request">Which one.</param>
    /// <param name="blockTokens">Tokens of an engine block.</param>
    public static long[] KeysOf(RequestTable requests, int request, int blockTokens)
    {
        var path = requests.Prefixes.PathOf(request);
        var keys = new long[requests.InputTokens[request] / blockTokens];
        for (var block = 0; block < keys.Length; block++)
        {
            var lastToken = ((block + 1L) * blockTokens) - 1;
            var node = path[(int)(lastToken / requests.Prefixes.BlockTokens)];
            keys[block] = ((long)node << 32) | (uint)block;
        }

        return keys;
    }
}
