using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>Nodes of accelerators.</summary>
[Kind("cluster", Doc = "Nodes of one kind, or groups of nodes.", TopLevel = true)]
public sealed record ClusterOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "cluster";

    /// <summary>The node.</summary>
    [Knob("Node", Doc = "The node the cluster is made of.", Simulated = true)]
    public required NodeOptions Node { get; init; }

    /// <summary>Number of nodes.</summary>
    [Knob("Count", Range = "1..100_000", Doc = "Number of nodes.", Simulated = true)]
    public required long Nodes { get; init; }

    /// <summary>Further nodes of other kinds, in declaration order.</summary>
    [Knob("Group", Name = "group", Doc = "Nodes of another kind, for pools that name the group with `on`.")]
    public ImmutableArray<NodeGroupOptions> Groups { get; init; } = [];

    /// <summary>All GPUs.</summary>
    [Knob("Gpus", Derived = true, Doc = "GPUs of all nodes.", Simulated = true)]
    public long Gpus => (Nodes * Node.Gpus) + Groups.Sum(group => group.Nodes * group.Node.Gpus);
}

/// <summary>Nodes of one kind within a heterogeneous cluster.</summary>
[Kind("group", Doc = "Nodes of one kind within a heterogeneous cluster.")]
public sealed record NodeGroupOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "group";

    /// <summary>The node.</summary>
    [Knob("Node", Doc = "The node the group is made of.")]
    public required NodeOptions Node { get; init; }

    /// <summary>Number of nodes.</summary>
    [Knob("Count", Range = "1..100_000", Doc = "Number of nodes.")]
    public required long Nodes { get; init; }
}
