using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

/// <summary>Every knob of hardware and model that claims to be simulated changes a pass or a cache.</summary>
public sealed class HardwareEffectTests
{
    private static long Prefill(ModelOptions model, NodeOptions node, ParallelShape? shape = null, long tokens = 3_000)
    {
        var timing = Samples.Timing(model, node, shape);
        return timing.PassPicoseconds(Samples.Prompts(timing, 1, tokens));
    }

    private static long Decode(ModelOptions model, NodeOptions node, ParallelShape? shape = null, int batch = 16) =>
        Samples.Timing(model, node, shape).PassPicoseconds(Samples.Decoders(batch, batch * 4_000L));

    private static NodeOptions With(NodeOptions node, Func<AcceleratorOptions, AcceleratorOptions> change) =>
        node with { Accelerator = change(node.Accelerator) };

    private static NodeOptions WithLink(params ImmutableArray<LinkOptions> links) =>
        Samples.H200 with { Links = links };

    [Test]
    public void Peaks_and_links_bound_passes()
    {
        var node = Samples.H200;
        var fp8 = Samples.Qwen32 with { Weights = Precision.Fp8 };
        var fp4 = Samples.Qwen32 with { Weights = Precision.Nvfp4 };
        Assert.Multiple(() =>
        {
            Assert.That(
                Decode(Samples.Qwen32, With(node, card => card with { MemoryBw = 2 * card.MemoryBw })),
                Is.LessThan(Decode(Samples.Qwen32, node)));
            Assert.That(
                Prefill(
                    Samples.Qwen32,
                    With(node, card => card with { Compute = new ComputeOptions { Bf16 = 400e12 } })),
                Is.GreaterThan(Prefill(Samples.Qwen32, node)));
            Assert.That(
                Prefill(fp8, With(node, card => card with { Compute = card.Compute with { Fp8 = 1_000e12 } })),
                Is.GreaterThan(Prefill(fp8, node)));
            Assert.That(
                Prefill(fp4, With(Samples.B200, card => card with { Compute = card.Compute with { Fp4 = 5_000e12 } })),
                Is.GreaterThan(Prefill(fp4, Samples.B200)));
            Assert.That(
                Prefill(Samples.Qwen32, WithLink(node.Links[0] with { Bandwidth = 64e9 }), ParallelShape.Of(8)),
                Is.GreaterThan(Prefill(Samples.Qwen32, node, ParallelShape.Of(8))));
            Assert.That(
                Prefill(Samples.Qwen32, WithLink(node.Links[0] with { Efficiency = 0.5 }), ParallelShape.Of(8)),
                Is.GreaterThan(Prefill(Samples.Qwen32, node, ParallelShape.Of(8))));
        });
    }

    [Test]
    public void Spanning_nodes_takes_the_slower_link()
    {
        var shape = ParallelShape.Of(16);
        var fast = WithLink(Samples.H200.Links[0], Samples.H200.Links[1] with { Bandwidth = 450e9 });
        Assert.That(Prefill(Samples.Qwen32, Samples.H200, shape), Is.GreaterThan(Prefill(Samples.Qwen32, fast, shape)));
        Assert.That(
            Prefill(Samples.Qwen32, fast, shape),
            Is.GreaterThan(Prefill(Samples.Qwen32, fast with { Gpus = 16 }, shape) / 2));

        var problems = Samples.Build(Samples.Qwen32, WithLink(Samples.H200.Links[0]), shape).Problems;
        Assert.That(problems.Select(problem => problem.Message), Is.EqualTo(new[]
        {
            "`node` has no link `scale_out`, but a replica of 16 GPUs spans nodes of 8",
        }));
    }

    [Test]
    public void A_missing_peak_is_refused_in_words()
    {
        var problems = Samples.Build(Samples.Qwen32 with { Weights = Precision.Fp8 }, Samples.A100).Problems;
        Assert.That(problems.Select(problem => (problem.Kind, problem.Message)), Is.EqualTo(new[]
        {
            (TimingProblemKind.AbsentPeak,
                "`a100_sxm` states no `compute.fp8`, which the weights of `Qwen3_32B` need"),
        }));
    }

    [Test]
    public void What_is_borrowed_is_said()
    {
        var fitted = Samples.Build(Samples.Qwen32, Samples.H200, ParallelShape.Of(2));
        var sibling = Samples.Build(Samples.Qwen32, With(Samples.B200, card => card with { Fit = "b300_sxm" }));
        var unfitted = Samples.Build(Samples.Qwen32, With(Samples.H200, card => card with { Fit = null }));
        var stated = Samples.Build(
            Samples.Qwen32,
            With(Samples.H200, card => card with { Efficiency = new EfficiencyOptions() }));
        Assert.Multiple(() =>
        {
            Assert.That(fitted.Notes, Is.Empty);
            Assert.That(sibling.Notes, Has.Some.EqualTo(
                "prefill attention (hd128|bf16) on `b300_sxm` use the constants of `b200_sxm` (hd128|bf16)"));
            Assert.That(unfitted.Notes, Is.EqualTo(new[]
            {
                "no fitted constants for `h200_sxm`: generic roofline, 70% of compute, 80% of memory",
            }));
            Assert.That(
                stated.Notes,
                Is.EqualTo(new[] { "`h200_sxm` states its efficiency, so the fitted constants are not used" }));
        });
    }

    [Test]
    public void Efficiency_scales_compute_bound_and_memory_bound_passes()
    {
        var half = With(Samples.H200, card => card with { Efficiency = new EfficiencyOptions { Compute = 0.35 } });
        var full = With(Samples.H200, card => card with { Efficiency = new EfficiencyOptions { Compute = 0.7 } });
        var slow = With(Samples.H200, card => card with { Efficiency = new EfficiencyOptions { Memory = 0.4 } });
        Assert.That(
            Prefill(Samples.Qwen32, half) / (double)Prefill(Samples.Qwen32, full),
            Is.EqualTo(2).Within(5).Percent);
        Assert.That(
            Decode(Samples.Qwen32, slow) / (double)Decode(Samples.Qwen32, full),
            Is.EqualTo(2).Within(10).Percent);
    }

    [Test]
    public void Architecture_shows_in_passes_and_in_the_cache()
    {
        var plain = Samples.Qwen32;
        var window = Samples.GptOss;
        var experts = Samples.DeepSeek;
        var shape = ParallelShape.Of(8, ep: 8);
        Assert.Multiple(() =>
        {
            Assert.That(
                Prefill(plain with { QkNorm = false }, Samples.H200),
                Is.LessThan(Prefill(plain, Samples.H200)));
            Assert.That(Decode(plain with { Layers = 32 }, Samples.H200), Is.LessThan(Decode(plain, Samples.H200)));
            Assert.That(
                Decode(plain with { Vocab = 1_000_000 }, Samples.H200),
                Is.GreaterThan(Decode(plain, Samples.H200)));
            Assert.That(Decode(plain with { KvHeads = 64 }, Samples.H200), Is.GreaterThan(Decode(plain, Samples.H200)));
            Assert.That(
                Decode(plain with { KvDtype = Precision.Fp8 }, Samples.H200),
                Is.LessThan(Decode(plain, Samples.H200)));
            Assert.That(
                Decode(window with { Attention = window.Attention with { Window = 3_000 } }, Samples.H200),
                Is.GreaterThan(Decode(window, Samples.H200)));
            Assert.That(
                Decode(window with { Attention = window.Attention with { WindowLayers = 2 } }, Samples.H200),
                Is.GreaterThan(Decode(window, Samples.H200)));
            Assert.That(
                Decode(experts with { Moe = experts.Moe! with { Imbalance = 2 } }, Samples.B200, shape, 512),
                Is.GreaterThan(Decode(experts, Samples.B200, shape, 512)));
            Assert.That(
                Decode(experts with { Moe = experts.Moe! with { Active = 16 } }, Samples.B200, shape),
                Is.GreaterThan(Decode(experts, Samples.B200, shape)));
            Assert.That(
                Prefill(experts with { Moe = experts.Moe! with { Shared = 4 } }, Samples.B200, shape),
                Is.GreaterThan(Prefill(experts, Samples.B200, shape)));
            Assert.That(
                Decode(experts with { Attention = experts.Attention with { KvLora = 2_048 } }, Samples.B200, shape),
                Is.GreaterThan(Decode(experts, Samples.B200, shape)));
            Assert.That(
                (plain with { TiedEmbeddings = true }).Parameters,
                Is.EqualTo(plain.Parameters - (151_936L * 5_120)));
            Assert.That((plain with { HeadDim = 0 }).HeadDim, Is.EqualTo(80));
        });
    }

    [Test]
    public void The_capacity_bound_falls_with_load_per_request_and_rises_with_replicas()
    {
        var timing = Samples.Timing(Samples.Qwen32, Samples.H200, ParallelShape.Of(2));
        var engine = new EngineOptions();
        var kv = KvBudget.For(Samples.Qwen32, Samples.H200.Accelerator, ParallelShape.Of(2), engine).Tokens;
        var four = PoolCapacity.Of(timing, engine, kv, 4, 8_000, 500);
        Assert.Multiple(() =>
        {
            Assert.That(
                four.RequestsPerSecond,
                Is.InRange(5, 40),
                "eight GPUs cannot serve thousands of long prompts a second");
            Assert.That(
                PoolCapacity.Of(timing, engine, kv, 8, 8_000, 500).RequestsPerSecond,
                Is.EqualTo(2 * four.RequestsPerSecond));
            Assert.That(
                PoolCapacity.Of(timing, engine, kv, 4, 4_000, 500).RequestsPerSecond,
                Is.GreaterThan(four.RequestsPerSecond));
            Assert.That(
                PoolCapacity.Of(timing, engine, kv, 4, 8_000, 900).RequestsPerSecond,
                Is.LessThan(four.RequestsPerSecond));
            Assert.That(
                PoolCapacity.Of(timing, engine, kv / 8, 4, 8_000, 500).RequestsPerSecond,
                Is.LessThan(four.RequestsPerSecond));
        });
    }

    [Test]
    public void Zero_load_latency_is_that_of_the_passes_alone()
    {
        var timing = Samples.Timing(Samples.Qwen32, Samples.H200, ParallelShape.Of(2));
        var engine = new EngineOptions { MaxBatchedTokens = 2_048 };
        var passes = timing.PassPicoseconds(Samples.Prompts(timing, 1, 2_048))
            + timing.PassPicoseconds(Samples.Prompts(timing, 1, 952, 2_048));
        Assert.That(PoolCapacity.ZeroLoadTtftSeconds(timing, engine, 3_000), Is.EqualTo(passes / 1e12).Within(1e-12));
        Assert.That(
            PoolCapacity.ZeroLoadTpotSeconds(timing, 3_000, 200),
            Is.EqualTo(timing.PassPicoseconds(Samples.Decoders(1, 3_100)) / 1e12).Within(1e-12));
    }
}
