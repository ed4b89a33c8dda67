using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// A connection of a node, seen from one GPU, one direction. Facts of the hardware count as simulated: whatever reads
/// them (tiers, transfers) is refused by itself while it is not.
/// </summary>
[Kind("link", Doc = "A connection of a node: scale_up (NVLink), scale_out (network), pcie.")]
public sealed record LinkOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "link";

    /// <summary>Peak bandwidth in bytes per second.</summary>
    [Knob(
        "Bandwidth",
        Range = ">0",
        Usual = "100MB/s..100TB/s",
        Doc = "Peak bandwidth of one direction, per GPU.",
        Simulated = true)]
    public required double Bandwidth { get; init; }

    /// <summary>Fixed time of a message.</summary>
    [Knob(
        "Time",
        Default = "0s",
        Range = ">=0",
        Usual = "1ns..100ms",
        Doc = "Fixed time of a message.",
        Simulated = true)]
    public SimulatedTime Latency { get; init; }

    /// <summary>Parallel links, for example network cards.</summary>
    [Knob(
        "Count",
        Default = "1",
        Range = "1..1024",
        Doc = "Parallel links, for example network cards.",
        Simulated = true)]
    public long Count { get; init; } = 1;

    /// <summary>Share of the peak left by the protocol.</summary>
    [Knob(
        "Ratio",
        Default = "100%",
        Range = "0..1",
        Doc = "Share of the peak that the protocol leaves.",
        Simulated = true)]
    public double Efficiency { get; init; } = 1;

    /// <summary>Whether concurrent transfers share it.</summary>
    [Knob("Bool", Default = "true", Doc = "Whether concurrent transfers share it fairly.", Simulated = true)]
    public bool Shared { get; init; } = true;
}
