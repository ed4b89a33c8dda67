using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.PerfModel.Analytic;

namespace DynoSim.Lang.SimulationTests.PerfModel;

/// <summary>
/// Blocks of latent attention against measured ones (vLLM 0.24, DeepSeek-V3, fp8_block weights, bf16 cache; drawn at
/// random from the source's tables): heads per GPU, batch, tokens a request, milliseconds.
/// </summary>
public sealed class LatentCostsTests
{
    private static readonly (long Heads, long Batch, long Tokens, double Milliseconds)[] HopperPrefill =
    [
        (128, 8, 2_048, 10.1538), (128, 8, 10_240, 82.9889), (128, 2, 4_096, 5.8333), (16, 8, 2_048, 2.4287),
        (128, 32, 3_072, 64.6419),
    ];

    private static readonly (long Heads, long Batch, long Tokens, double Milliseconds)[] HopperDecode =
    [
        (16, 8, 2_049, 0.109), (128, 16, 4_097, 0.186), (128, 4, 8_193, 0.1659), (128, 4, 3, 0.1395),
        (128, 1, 2_049, 0.14),
    ];

    private static readonly (long Heads, long Batch, long Tokens, double Milliseconds)[] BlackwellPrefill =
    [
        (128, 64, 256, 3.6161), (16, 2, 1, 0.0479), (16, 128, 256, 1.6151), (128, 16, 64, 0.2999),
        (16, 16, 4_096, 3.7009),
    ];

    private static readonly (long Heads, long Batch, long Tokens, double Milliseconds)[] BlackwellDecode =
    [
        (128, 2, 16_385, 0.1036), (128, 64, 4_097, 0.1732), (16, 16, 32_769, 0.1724), (16, 32, 65, 0.0517),
        (16, 1, 3, 0.0497),
    ];

    [Test]
    public void Hopper_blocks_are_met() => AssertMet(Samples.H200, HopperPrefill, HopperDecode);

    [Test]
    public void Blackwell_blocks_are_met() => AssertMet(Samples.B200, BlackwellPrefill, BlackwellDecode);

    private static void AssertMet(
        NodeOptions node,
        (long Heads, long Batch, long Tokens, double Milliseconds)[] prefill,
        (long Heads, long Batch, long Tokens, double Milliseconds)[] decode)
    {
        var errors = new List<double>();
        foreach (var (heads, batch, tokens, milliseconds) in prefill)
        {
            var costs = Costs(node, 128 / heads);
            var seconds = costs.PrefillLinear(batch * tokens) + (batch * costs.PrefillTerm(tokens, 0));
            errors.Add(Math.Abs((seconds * 1_000 / milliseconds) - 1) * 100);
        }

        foreach (var (heads, batch, tokens, milliseconds) in decode)
        {
            var costs = Costs(node, 128 / heads);
            var seconds = costs.DecodeLinear(batch) + costs.DecodeTerm(batch, tokens);
            errors.Add(Math.Abs((seconds * 1_000 / milliseconds) - 1) * 100);
        }

        TestContext.Out.WriteLine($"mean {errors.Average():F1}%, largest {errors.Max():F1}%");
        Assert.That(errors.Average(), Is.LessThan(12));
        Assert.That(errors.Max(), Is.LessThan(35));
    }

    private static LatentCosts Costs(NodeOptions node, long tp)
    {
        var shape = ParallelShape.Of(tp);
        var hardware = HardwareResolution.Resolve(Samples.DeepSeek, node, shape).Hardware;
        Assert.That(hardware, Is.Not.Null);
        var (constants, _) = FitSelection.For(node.Accelerator, Samples.DeepSeek, tp);
        return new LatentCosts(new ModelSizes(Samples.DeepSeek, shape), hardware!, constants);
    }
}
