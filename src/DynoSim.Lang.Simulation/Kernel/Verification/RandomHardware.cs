using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>
/// A few models and servers. Engines know of them by the longest context, the layers and what the analytic timing makes
/// of the rest.
/// </summary>
internal static class RandomHardware
{
    private const long LongestContext = 1L << 20;

    private static readonly ModelOptions _dense = new()
    {
        Layers = 36,
        Hidden = 4_096,
        Intermediate = 12_288,
        Vocab = 151_936,
        Heads = 32,
        KvHeads = 8,
        HeadDim = 128,
        Context = LongestContext,
        Weights = Precision.Bf16,
    };

    private static readonly ModelOptions _mixture = new()
    {
        Layers = 27,
        Hidden = 2_048,
        Intermediate = 10_944,
        Vocab = 102_400,
        Heads = 16,
        KvHeads = 16,
        HeadDim = 128,
        Context = LongestContext,
        Weights = Precision.Fp8,
        Attention = new AttentionOptions { Kind = AttentionKind.Mla, KvLora = 512, RopeDim = 64, ValueDim = 128 },
        Moe = new MoeOptions { Experts = 64, Active = 6, Shared = 2, Intermediate = 1_408, DenseLayers = 1 },
    };

    /// <summary>A model; long enough a context for every drawn request, or not.</summary>
    public static ModelOptions DrawModel(Dice dice, string name) => dice.Of(_dense, _dense, _mixture) with
    {
        Name = name,
        Context = dice.Chance(0.85) ? LongestContext : dice.Spread(2, 4_096),
    };

    /// <summary>A cluster large enough for whatever is drawn.</summary>
    public static ClusterOptions DrawCluster(Dice dice)
    {
        var isFast = dice.Chance(0.5);
        return new ClusterOptions
        {
            Name = "Racks",
            Nodes = 64,
            Node = new NodeOptions
            {
                Name = "Server",
                Gpus = 8,
                Accelerator = new AcceleratorOptions
                {
                    Name = isFast ? "Fast" : "Slow",
                    Memory = isFast ? 150e9 : 85e9,
                    MemoryBw = isFast ? 4.8e12 : 3.35e12,
                    Compute = new ComputeOptions { Bf16 = 989e12, Fp8 = 1_979e12, Fp4 = 3_000e12 },
                },
                Links =
                [
                    new LinkOptions { Name = "scale_up", Bandwidth = 450e9 },
                    new LinkOptions { Name = "scale_out", Bandwidth = 50e9 },
                ],
            },
        };
    }
}
