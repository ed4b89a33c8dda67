using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// The hardware of a deployment: nodes of one kind, groups of nodes, or both. Options of a cluster exist only where it
/// has nodes of its own, so its groups are read by themselves.
/// </summary>
/// <param name="Entity">The cluster as written.</param>
/// <param name="Places">What replicas can stand on: the cluster's own nodes first, under no name.</param>
internal sealed record ClusterFacts(EntityValue Entity, ImmutableArray<ClusterPlace> Places)
{
    /// <summary>The declared name.</summary>
    public string Name => Entity.Name;

    /// <summary>All GPUs.</summary>
    public long Gpus => Places.Sum(place => place.Gpus);

    /// <summary>Collects the facts of a cluster; null if part of it is not complete, which has been reported.</summary>
    public static ClusterFacts? Of(EntityValue? cluster, OptionsMaterializer options)
    {
        if (cluster is null)
        {
            return null;
        }

        var groups = cluster.Blocks("group");
        var owners = groups.IsEmpty || cluster.IsSet("node") ? groups.Insert(0, cluster) : groups;
        var places = owners
            .Select(owner => ClusterPlace.Of(owner, ReferenceEquals(owner, cluster) ? null : owner.Name, options))
            .OfType<ClusterPlace>().ToImmutableArray();
        return places.Length == owners.Length ? new ClusterFacts(cluster, places) : null;
    }

    /// <summary>What a pool stands on; null if there is no such place.</summary>
    public ClusterPlace? Find(string? group) => Places.FirstOrDefault(place => place.Group == group);
}

/// <summary>Nodes of one kind.</summary>
/// <param name="Group">The name of the group; null for the cluster's own nodes.</param>
/// <param name="Node">The node.</param>
/// <param name="Nodes">How many there are.</param>
internal sealed record ClusterPlace(string? Group, NodeOptions Node, long Nodes)
{
    /// <summary>GPUs of all its nodes.</summary>
    public long Gpus => Nodes * Node.Gpus;

    /// <summary>Collects the facts of a cluster's own nodes, or of a group.</summary>
    public static ClusterPlace? Of(EntityValue owner, string? group, OptionsMaterializer options) =>
        options.Make<NodeOptions>(owner.Block("node")) is { } node
        && options.TryConvert(owner.Get("nodes"), typeof(long), out var nodes)
            ? new ClusterPlace(group, node, (long)(nodes ?? 0L))
            : null;
}
