namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>The peaks that bound a replica's kernels; bytes and operations per second.</summary>
internal sealed record Hardware
{
    /// <summary>Memory bandwidth of a GPU.</summary>
    public required double Bandwidth { get; init; }

    /// <summary>bf16 peak of a GPU.</summary>
    public required double PeakBf16 { get; init; }

    /// <summary>Peak for attention and dense layers.</summary>
    public required double PeakBody { get; init; }

    /// <summary>Peak for the projections of latent attention.</summary>
    public required double PeakLatent { get; init; }

    /// <summary>Peak for the routed experts.</summary>
    public required double PeakExperts { get; init; }

    /// <summary>GPUs of a node.</summary>
    public required long GpusPerNode { get; init; }

    /// <summary>Link inside the node, per GPU.</summary>
    public required double ScaleUpBandwidth { get; init; }

    /// <summary>Link between nodes, per GPU.</summary>
    public required double ScaleOutBandwidth { get; init; }

    /// <summary>Fixed time of a message between nodes.</summary>
    public required double ScaleOutLatencySeconds { get; init; }

    /// <summary>Whether all pipeline stages stand in one node.</summary>
    public required bool StagesShareNode { get; init; }
}
