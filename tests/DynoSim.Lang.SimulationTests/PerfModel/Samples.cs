using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

/// <summary>A model and a server to time, small enough to reason about.</summary>
internal static class Samples
{
    public static ModelOptions Qwen32 { get; } = new()
    {
        Name = "Qwen3_32B",
        Layers = 64,
        Hidden = 5_120,
        Intermediate = 25_600,
        Vocab = 151_936,
        Heads = 64,
        KvHeads = 8,
        HeadDim = 128,
        Context = 40_960,
        QkNorm = true,
        Weights = Precision.Bf16,
    };

    public static ModelOptions DeepSeek { get; } = new()
    {
        Name = "DeepSeek_V3",
        Layers = 61,
        Hidden = 7_168,
        Intermediate = 18_432,
        Vocab = 129_280,
        Heads = 128,
        KvHeads = 128,
        HeadDim = 128,
        Context = 163_840,
        Weights = Precision.Fp8Block,
        Attention = new AttentionOptions
        {
            Kind = AttentionKind.Mla,
            KvLora = 512,
            QLora = 1_536,
            RopeDim = 64,
            ValueDim = 128,
        },
        Moe = new MoeOptions { Experts = 256, Active = 8, Shared = 1, Intermediate = 2_048, DenseLayers = 3 },
    };

    public static ModelOptions GptOss { get; } = new()
    {
        Name = "GPT_OSS_120B",
        Layers = 36,
        Hidden = 2_880,
        Intermediate = 2_880,
        Vocab = 201_088,
        Heads = 64,
        KvHeads = 8,
        HeadDim = 64,
        Context = 131_072,
        Weights = Precision.Bf16,
        Attention = new AttentionOptions { Kind = AttentionKind.Window, Window = 128, WindowLayers = 18 },
        Moe = new MoeOptions { Experts = 128, Active = 4, Intermediate = 2_880, Weights = Precision.Mxfp4 },
    };

    public static NodeOptions H200 { get; } = Node("h200_sxm", 141, 4.8e12, 989e12, 1_978e12, null);

    public static NodeOptions B200 { get; } = Node("b200_sxm", 180, 7.7e12, 2_250e12, 4_500e12, 9_000e12);

    public static NodeOptions A100 { get; } = Node("a100_sxm", 80, 2.039e12, 312e12, null, null);

    public static NodeOptions Node(string fit, double gib, double bandwidth, double bf16, double? fp8, double? fp4) =>
        new()
        {
            Name = "node",
            Gpus = 8,
            Accelerator = new AcceleratorOptions
            {
                Name = fit,
                Fit = fit,
                Memory = gib * (1L << 30),
                MemoryBw = bandwidth,
                Compute = new ComputeOptions { Bf16 = bf16, Fp8 = fp8, Fp4 = fp4 },
            },
            Links =
        [
            new LinkOptions { Name = "scale_up", Bandwidth = 450e9 },
            new LinkOptions { Name = "scale_out", Bandwidth = 50e9 },
        ],
        };

    public static TimingBuild Build(
        ModelOptions model,
        NodeOptions node,
        ParallelShape? shape = null,
        TimingOptions? options = null,
        string? table = null,
        long kvTokens = 1_000_000) => TimingBuilder.Build(new TimingRequest
        {
            Options = options ?? new TimingOptions(),
            Model = model,
            Node = node,
            Shape = shape ?? ParallelShape.Of(1),
            KvTokens = kvTokens,
            TableText = table,
        });

    public static PassTiming Timing(
        ModelOptions model,
        NodeOptions node,
        ParallelShape? shape = null,
        TimingOptions? options = null)
    {
        var build = Build(model, node, shape, options);
        Assert.That(build.Problems, Is.Empty);
        return build.Timing!;
    }

    public static PassTotals Decoders(int batch, long contextTokens) => new()
    {
        DecodeRequests = batch,
        DecodeContextTokens = contextTokens,
        EmittingRequests = batch,
        EmittingContextTokens = contextTokens,
    };

    public static PassTotals Prompts(PassTiming timing, int prompts, long newTokens, long past = 0) => new()
    {
        PrefillRequests = prompts,
        PrefillTokens = prompts * newTokens,
        PrefillPastTokens = prompts * past,
        PrefillTermPicoseconds = prompts * timing.PrefillTermPicoseconds(newTokens, past),
        PromptRequests = prompts,
        PromptEndTokens = prompts * (past + newTokens),
        PromptPrefixTokens = prompts * past,
    };

    public static PassTotals Together(PassTotals prompts, PassTotals decoders) => prompts with
    {
        DecodeRequests = decoders.DecodeRequests,
        DecodeContextTokens = decoders.DecodeContextTokens,
        EmittingRequests = decoders.EmittingRequests,
        EmittingContextTokens = decoders.EmittingContextTokens,
    };
}
