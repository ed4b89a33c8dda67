namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// A tree whose splits are sets of bins; children follow each other, the left one first. A leaf is its own left child,
/// so that every row takes as many steps and none of them is a branch.
/// </summary>
internal sealed class RegressionTree(int depth)
{
    private readonly List<Node> _building = [];
    private Node[] _nodes = [];

    public double Predict(ReadOnlySpan<byte> row)
    {
        var nodes = _nodes;
        var at = 0;
        for (var step = 0; step < depth; step++)
        {
            var node = nodes[at];
            at = node.Left + (int)(~(node.Mask >> row[node.Axis]) & 1);
        }

        return nodes[at].Value;
    }

    /// <summary>Adds a leaf, and says where.</summary>
    public int AddLeaf(double value)
    {
        _building.Add(new Node(0, _building.Count, ulong.MaxValue, value));
        return _building.Count - 1;
    }

    /// <summary>Makes a leaf a split between two leaves that follow each other.</summary>
    public void Split(int node, int axis, ulong mask, int left) => _building[node] = new Node(axis, left, mask, 0);

    /// <summary>Ends the building.</summary>
    public RegressionTree Finish()
    {
        _nodes = [.. _building];
        _building.Clear();
        return this;
    }

    private readonly record struct Node(int Axis, int Left, ulong Mask, double Value);
}
