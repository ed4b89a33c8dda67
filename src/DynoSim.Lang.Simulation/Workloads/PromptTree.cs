namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Prompts as stretches of content that they have in common, and where each of them ends. Follows from the contents
/// alone, so it is made once for a trace, whatever runs replay it; immutable. What several prompts contain comes first,
/// in the order in which prompts reach it: whoever walks the paths of all prompts meets it almost in a row.
/// </summary>
internal sealed class PromptTree
{
    private const int None = -1;

    private PromptTree(RadixTree tree, int[] endNode, int[] blocks)
    {
        var nodes = tree.Nodes;
        var numbers = new int[tree.Count];
        Blocks = blocks;
        Stretches = new Stretch[tree.Count];
        EndsWith = new int[endNode.Length];
        SharedUpTo = new int[endNode.Length];
        FirstEnded = new int[tree.Count];
        NextEnded = new int[endNode.Length];
        Array.Fill(numbers, None);
        Array.Fill(FirstEnded, None);
        NumberShared(nodes, endNode, numbers);
        for (var prompt = endNode.Length - 1; prompt >= 0; prompt--)
        {
            var end = endNode[prompt] == None ? None : numbers[endNode[prompt]];
            EndsWith[prompt] = end;
            NextEnded[prompt] = None;
            if (end != None)
            {
                (NextEnded[prompt], FirstEnded[end]) = (FirstEnded[end], prompt);
            }
        }
    }

    /// <summary>The stretches.</summary>
    public Stretch[] Stretches { get; }

    /// <summary>The stretch at whose end each prompt ends; -1 for one without content.</summary>
    public int[] EndsWith { get; }

    /// <summary>The last stretch of each prompt that others contain too; -1 for none.</summary>
    public int[] SharedUpTo { get; }

    /// <summary>Content blocks of each prompt.</summary>
    public int[] Blocks { get; }

    /// <summary>Of each stretch the first of the prompts that end with it; -1 for none.</summary>
    public int[] FirstEnded { get; }

    /// <summary>Of each prompt the next that ends where it does; -1 for none.</summary>
    public int[] NextEnded { get; }

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

    /// <summary>Numbers the stretches of several prompts, those before a stretch first, then all others.</summary>
    private void NumberShared(ReadOnlySpan<RadixNode> nodes, int[] endNode, int[] numbers)
    {
        var (used, unnumbered) = (0, new Stack<int>());
        for (var prompt = 0; prompt < endNode.Length; prompt++)
        {
            var shared = endNode[prompt];
            while (shared != None && nodes[shared].Sequences == 1)
            {
                shared = nodes[shared].Parent;
            }

            for (var node = shared; node != None && numbers[node] == None; node = nodes[node].Parent)
            {
                unnumbered.Push(node);
            }

            while (unnumbered.TryPop(out var node))
            {
                Number(nodes[node], numbers, ref numbers[node], used++);
            }

            SharedUpTo[prompt] = shared == None ? None : numbers[shared];
        }

        // A stretch of one prompt has none of one prompt before it: that would be one with it.
        for (var node = 0; node < nodes.Length; node++)
        {
            if (numbers[node] == None)
            {
                Number(nodes[node], numbers, ref numbers[node], used++);
            }
        }
    }

    private void Number(in RadixNode node, int[] numbers, ref int number, int next)
    {
        number = next;
        Stretches[next] = new Stretch(
            node.Parent == None ? None : numbers[node.Parent], node.Start, node.End, node.Sequences);
    }
}

/// <summary>A stretch of content that the same prompts contain.</summary>
/// <param name="Parent">The stretch before it, -1 for none.</param>
/// <param name="Start">Content blocks before it.</param>
/// <param name="End">Content blocks up to its end.</param>
/// <param name="Prompts">How many prompts contain it.</param>
internal readonly record struct Stretch(int Parent, int Start, int End, int Prompts);
