namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// What the prompts have in common. A prompt is a path of nodes, one a content block of <see cref="BlockTokens"/>
/// tokens (the last may be partial); two prompts share exactly the tokens below their common nodes. A node is a prefix,
/// so it has one parent and one depth: equal nodes at position i imply equal nodes before i. Given as nodes, or as the
/// contents of the blocks, from which the nodes follow when somebody asks for them.
/// </summary>
public sealed class PrefixTree
{
    private readonly Lazy<PrefixTree>? _nodes;
    private readonly int _nodeCount;
    private readonly int[] _parent = [];
    private readonly int[] _path = [];

    /// <summary>Tokens of a content block (the trace's block size).</summary>
    public required int BlockTokens { get; init; }

    /// <summary>
    /// The content of each block of all prompts, one after the other, as the trace states it; null where the nodes were
    /// given. Equal numbers behind equal prompts are equal blocks. What is behind the last prompt means nothing.
    /// </summary>
    public ulong[]? Hashes { get; private init; }

    /// <summary>Number of distinct nodes; nodes are numbered from 0 in order of first appearance.</summary>
    public int NodeCount
    {
        get => _nodes?.Value.NodeCount ?? _nodeCount;
        init => _nodeCount = value;
    }

    /// <summary>Parent of each node, -1 for a root; the parent's number is smaller.</summary>
    public int[] Parent
    {
        get => _nodes?.Value.Parent ?? _parent;
        init => _parent = value;
    }

    /// <summary>The paths of all requests, one after the other.</summary>
    public int[] Nodes
    {
        get => _nodes?.Value.Nodes ?? _path;
        init => _path = value;
    }

    /// <summary>Where the path of request i begins in <see cref="Nodes"/>; one more entry than requests.</summary>
    public required int[] PathStart { get; init; }

    /// <summary>A tree from the contents of the blocks.</summary>
    /// <param name="blockTokens">Tokens of a content block.</param>
    /// <param name="hashes">The content of each block of all prompts; not to be changed afterwards.</param>
    /// <param name="pathStart">Where each prompt begins; one more entry than prompts.</param>
    public static PrefixTree Of(int blockTokens, ulong[] hashes, int[] pathStart) =>
        new(new Lazy<PrefixTree>(() => PrefixTreeBuilder.Build(blockTokens, hashes, pathStart)))
        {
            BlockTokens = blockTokens,
            Hashes = hashes,
            PathStart = pathStart,
        };

    /// <summary>A tree whose nodes are given.</summary>
    public PrefixTree()
    {
    }

    private PrefixTree(Lazy<PrefixTree> nodes) => _nodes = nodes;

    /// <summary>The nodes of a request's prompt in order.</summary>
    public ReadOnlySpan<int> PathOf(int request) =>
        Nodes.AsSpan(PathStart[request], PathStart[request + 1] - PathStart[request]);
}
