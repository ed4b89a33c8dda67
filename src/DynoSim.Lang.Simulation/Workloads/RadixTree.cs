using System.Numerics;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Sequences of keys as a tree whose edges are stretches, not single keys: a node stands for the keys from one depth to
/// another that its sequences have in common. Keys are compared many at a time and never copied.
/// </summary>
/// <param name="keys">The keys of all sequences, one after the other.</param>
/// <param name="capacity">Most sequences.</param>
internal sealed class RadixTree(ulong[] keys, int capacity)
{
    private const int None = -1;

    private readonly RadixNode[] _nodes = new RadixNode[(2 * capacity) + 1];
    private int[] _table = NewTable((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(256, 2L * capacity)));
    private int _inTable;
    private int _firstRoot = None;

    /// <summary>Number of nodes.</summary>
    public int Count { get; private set; }

    /// <summary>The nodes; a node may have a greater number than its children.</summary>
    public ReadOnlySpan<RadixNode> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>Adds a sequence; returns the node at whose end it ends, -1 for an empty one.</summary>
    /// <param name="start">Where its keys begin.</param>
    /// <param name="length">How many there are.</param>
    public int Add(int start, int length)
    {
        var (node, depth) = (None, 0);
        while (depth < length)
        {
            var child = ChildOf(node, keys[start + depth]);
            if (child == None)
            {
                return AddChild(node, new RadixNode(node, keys[start + depth], start, depth, length));
            }

            ref readonly var known = ref _nodes[child];
            var common = keys.AsSpan(known.Origin + depth, known.End - depth)
                .CommonPrefixLength(keys.AsSpan(start + depth, length - depth));
            depth += common;
            node = depth == known.End ? child : Split(child, depth);
            _nodes[node].Sequences++;
        }

        return node;
    }

    /// <summary>Cuts a node in two at a depth; returns the upper one.</summary>
    private int Split(int child, int depth)
    {
        var upper = Count++;
        var parent = _nodes[child].Parent;
        _nodes[upper] = _nodes[child] with { End = depth, FirstChild = child };
        if (parent == None ? _firstRoot == child : _nodes[parent].FirstChild == child)
        {
            SetFirstChild(parent, upper);
        }
        else
        {
            _table[SlotOf(parent, _nodes[child].FirstKey, child)] = upper;
        }

        _nodes[child].Parent = upper;
        _nodes[child].Start = depth;
        _nodes[child].FirstKey = keys[_nodes[child].Origin + depth];
        return upper;
    }

    private int AddChild(int parent, in RadixNode node)
    {
        var child = Count++;
        _nodes[child] = node;
        if ((parent == None ? _firstRoot : _nodes[parent].FirstChild) == None)
        {
            SetFirstChild(parent, child);
        }
        else
        {
            if (2 * ++_inTable > _table.Length)
            {
                Widen();
            }

            _table[SlotOf(parent, node.FirstKey, None)] = child;
        }

        return child;
    }

    private void SetFirstChild(int parent, int child)
    {
        if (parent == None)
        {
            _firstRoot = child;
        }
        else
        {
            _nodes[parent].FirstChild = child;
        }
    }

    private int ChildOf(int parent, ulong key)
    {
        var first = parent == None ? _firstRoot : _nodes[parent].FirstChild;
        if (first == None || _nodes[first].FirstKey == key)
        {
            return first;
        }

        var mask = _table.Length - 1;
        for (var slot = Place(parent, key) & mask; _table[slot] != None; slot = (slot + 1) & mask)
        {
            var child = _table[slot];
            ref readonly var node = ref _nodes[child];
            if (node.Parent == parent && node.FirstKey == key)
            {
                return child;
            }
        }

        return None;
    }

    /// <summary>The slot that holds a child, or the free one for it if <see cref="None"/>.</summary>
    private int SlotOf(int parent, ulong key, int child)
    {
        var mask = _table.Length - 1;
        var slot = Place(parent, key) & mask;
        while (_table[slot] != child)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private static int Place(int parent, ulong key)
    {
        var mixed = (key * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)parent * 0xC2B2AE3D27D4EB4F);
        return (int)((mixed * 0x9E3779B97F4A7C15) >> 33);
    }

    private static int[] NewTable(int size)
    {
        var table = new int[size];
        Array.Fill(table, None);
        return table;
    }

    private void Widen()
    {
        var known = _table;
        _table = NewTable(2 * known.Length);
        foreach (var child in known)
        {
            if (child != None)
            {
                _table[SlotOf(_nodes[child].Parent, _nodes[child].FirstKey, None)] = child;
            }
        }
    }
}

/// <summary>A stretch that sequences have in common.</summary>
/// <param name="parent">The stretch before it, -1 for none.</param>
/// <param name="firstKey">Its first key, which lies far away.</param>
/// <param name="origin">The key at depth d stands at this place plus d.</param>
/// <param name="start">Depth of its first key.</param>
/// <param name="end">Depth after its last key.</param>
internal struct RadixNode(int parent, ulong firstKey, int origin, int start, int end)
{
    /// <summary>Its first key.</summary>
    public ulong FirstKey = firstKey;

    /// <summary>The stretch before it, -1 for none.</summary>
    public int Parent = parent;

    /// <summary>The key at depth d stands at this place plus d.</summary>
    public readonly int Origin = origin;

    /// <summary>Depth of its first key.</summary>
    public int Start = start;

    /// <summary>Depth after its last key.</summary>
    public int End = end;

    /// <summary>One of the stretches behind it, -1 for none.</summary>
    public int FirstChild = -1;

    /// <summary>Sequences that contain it.</summary>
    public int Sequences = 1;
}
