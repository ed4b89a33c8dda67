namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Prompts as stretches of content that they have in common, and where each of them ends. Follows from the contents
/// alone, so it is made once for a trace, whatever runs replay it; immutable.
/// </summary>
internal sealed class PromptTree
{
    private PromptTree(RadixTree tree, int[] endNode, int[] blocks)
    {
        Tree = tree;
        EndNode = endNode;
        Blocks = blocks;
    }

    /// <summary>The stretches.</summary>
    public RadixTree Tree { get; }

    /// <summary>The stretch at whose end each prompt ends; -1 for one without content.</summary>
    public int[] EndNode { get; }

    /// <summary>Content blocks of each prompt.</summary>
    public int[] Blocks { get; }

    /// <summary>The tree of some prompts.</summary>
    /// <param name="contents">The content of every block of all prompts, one after the other.</param>
    /// <param name="start">Where each prompt begins; one more entry than prompts.</param>
    /// <param name="inputTokens">Tokens of each prompt.</param>
    /// <param name="blockTokens">Tokens of a content block.</param>
    public static PromptTree Of(ulong[] contents, int[] start, int[] inputTokens, int blockTokens)
    {
        var tree = new RadixTree(contents, inputTokens.Length);
        var (endNode, blocks) = (new int[inputTokens.Length], new int[inputTokens.Length]);
        for (var prompt = 0; prompt < endNode.Length; prompt++)
        {
            // What is stated beyond the prompt's end is no part of it.
            var most = ((long)inputTokens[prompt] + blockTokens - 1) / blockTokens;
            blocks[prompt] = (int)Math.Min(start[prompt + 1] - start[prompt], most);
            endNode[prompt] = tree.Add(start[prompt], blocks[prompt]);
        }

        return new PromptTree(tree, endNode, blocks);
    }

    /// <summary>The tree of the prompts of a table.</summary>
    public static PromptTree Of(RequestTable requests)
    {
        var prompts = requests.Prefixes;
        var contents = prompts.Hashes ?? Array.ConvertAll(prompts.Nodes, node => (ulong)(uint)node);
        return Of(contents, prompts.PathStart, requests.InputTokens, prompts.BlockTokens);
    }
}
