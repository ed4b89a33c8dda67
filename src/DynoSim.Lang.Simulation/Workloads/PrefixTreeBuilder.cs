namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Interns (parent, content hash) to nodes. A path is walked through the first child of each node, which stands in an
/// array; only further children go through a hash table. So new content, which is most of a trace, costs an append a
/// block and never a lookup.
/// </summary>
internal sealed class PrefixTreeBuilder
{
    private const int NoNode = -1;
    private const ulong HashFactor = 0x9E3779B97F4A7C15;
    private const ulong ParentFactor = 0xC2B2AE3D27D4EB4F;

    private readonly int _blockTokens;
    private readonly int[] _paths;
    private readonly int[] _pathStart;
    private readonly int[] _parent;
    private readonly ulong[] _hash;
    private readonly int[] _firstChild;
    private int[] _table = new int[1024];
    private int _tableShift = 64 - 10;
    private int _tableCount;
    private int _firstRoot = NoNode;
    private int _nodeCount;
    private int _pathLength;
    private int _requestCount;

    /// <summary>A builder for a known number of requests and blocks.</summary>
    public PrefixTreeBuilder(int blockTokens, int requests, int blocks)
    {
        _blockTokens = blockTokens;
        _paths = new int[blocks];
        _pathStart = new int[requests + 1];
        _parent = new int[blocks];
        _hash = new ulong[blocks];
        _firstChild = new int[blocks];
        Array.Fill(_table, NoNode);
    }

    /// <summary>The tree of the prompts with these contents.</summary>
    public static PrefixTree Build(int blockTokens, ulong[] hashes, int[] pathStart)
    {
        var tree = new PrefixTreeBuilder(blockTokens, pathStart.Length - 1, pathStart[^1]);
        for (var request = 0; request + 1 < pathStart.Length; request++)
        {
            tree.AddPath(hashes.AsSpan(pathStart[request]..pathStart[request + 1]));
        }

        return tree.Build();
    }

    /// <summary>Adds the path of the next request.</summary>
    public void AddPath(ReadOnlySpan<ulong> hashes)
    {
        var node = NoNode;
        var paths = _paths.AsSpan(_pathLength, hashes.Length);
        for (var index = 0; index < hashes.Length; index++)
        {
            var hash = hashes[index];
            var child = node < 0 ? _firstRoot : _firstChild[node];
            if (child < 0)
            {
                AppendChain(node, hashes[index..], paths[index..]);
                break;
            }

            node = _hash[child] == hash ? child : Sibling(node, hash);
            paths[index] = node;
        }

        _pathLength += hashes.Length;
        _pathStart[++_requestCount] = _pathLength;
    }

    /// <summary>The tree of all paths added.</summary>
    public PrefixTree Build() => new()
    {
        BlockTokens = _blockTokens,
        NodeCount = _nodeCount,
        Parent = _nodeCount == _parent.Length ? _parent : _parent[.._nodeCount],
        Nodes = _pathLength == _paths.Length ? _paths : _paths[.._pathLength],
        PathStart = _pathStart,
    };

    // Below a node without children everything is new.
    private void AppendChain(int parent, ReadOnlySpan<ulong> hashes, Span<int> path)
    {
        var node = _nodeCount;
        if (parent < 0)
        {
            _firstRoot = node;
        }
        else
        {
            _firstChild[parent] = node;
        }

        hashes.CopyTo(_hash.AsSpan(node));
        var parents = _parent.AsSpan(node, hashes.Length);
        var children = _firstChild.AsSpan(node, hashes.Length);
        for (var index = 0; index < path.Length; index++)
        {
            parents[index] = index == 0 ? parent : node + index - 1;
            children[index] = node + index + 1;
            path[index] = node + index;
        }

        children[^1] = NoNode;
        _nodeCount += hashes.Length;
    }

    private int Sibling(int parent, ulong hash)
    {
        var mask = _table.Length - 1;
        var slot = SlotOf(parent, hash);
        while (_table[slot] >= 0)
        {
            var known = _table[slot];
            if (_hash[known] == hash && _parent[known] == parent)
            {
                return known;
            }

            slot = (slot + 1) & mask;
        }

        var node = _nodeCount++;
        _parent[node] = parent;
        _hash[node] = hash;
        _firstChild[node] = NoNode;
        _table[slot] = node;
        if (++_tableCount * 2 > _table.Length)
        {
            Widen();
        }

        return node;
    }

    private int SlotOf(int parent, ulong hash) =>
        (int)(((hash * HashFactor) ^ ((ulong)(parent + 1) * ParentFactor)) * HashFactor >> _tableShift);

    private void Widen()
    {
        var known = _table;
        _table = new int[known.Length * 2];
        _tableShift--;
        Array.Fill(_table, NoNode);
        var mask = _table.Length - 1;
        foreach (var node in known)
        {
            if (node < 0)
            {
                continue;
            }

            var slot = SlotOf(_parent[node], _hash[node]);
            while (_table[slot] >= 0)
            {
                slot = (slot + 1) & mask;
            }

            _table[slot] = node;
        }
    }
}
