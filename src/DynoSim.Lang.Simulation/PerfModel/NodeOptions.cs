using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// A server: GPUs of one kind, host memory, disks and links. Facts of the hardware count as simulated: whatever reads
/// them (tiers, transfers) is refused by itself while it is not.
/// </summary>
[Kind("node", Doc = "A server: GPUs of one kind, host memory, disks and links.", TopLevel = true)]
public sealed record NodeOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "node";

    /// <summary>The GPU.</summary>
    [Knob("Accelerator", Doc = "The GPU of the node.", Simulated = true)]
    public required AcceleratorOptions Accelerator { get; init; }

    /// <summary>GPUs of the node.</summary>
    [Knob("Gpus", Range = "1..1024", Doc = "GPUs of the node.", Simulated = true)]
    public required long Gpus { get; init; }

    /// <summary>Host memory in bytes.</summary>
    [Knob(
        "Bytes",
        Default = "2TiB",
        Range = ">0",
        Usual = "1GB..1_000TB",
        Doc = "Host memory: what the host tiers of its workers may hold.",
        Simulated = true)]
    public double HostMemory { get; init; } = 2.0 * (1L << 40);

    /// <summary>Local disks in bytes.</summary>
    [Knob(
        "Bytes",
        Default = "0B",
        Range = ">=0",
        Usual = "1GB..100_000TB",
        Doc = "Local disks: what the nvme tiers of its workers may hold.",
        Simulated = true)]
    public double Nvme { get; init; }

    /// <summary>The links, in declaration order.</summary>
    [Knob(
        "Link",
        Name = "link",
        Doc = "A connection; the usual names are scale_up, scale_out and pcie.",
        Simulated = true)]
    public ImmutableArray<LinkOptions> Links { get; init; } = [];

    /// <summary>The link of that name; null if it is not declared.</summary>
    public LinkOptions? FindLink(string name) => Links.FirstOrDefault(link => link.Name == name);
}
